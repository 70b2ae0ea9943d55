;; Dot products of rows with one query, in the order of the row numbers, so that memory is read forwards.
;; Addresses are bytes; `stride` is the length of a row and of the query in bytes, a multiple of 32; `rows` lists row
;; numbers (u32); `out` takes one number of four bytes each.
(module
  (memory (export "memory") 2)

  ;; float32, in two sums of four lanes (even and odd groups of four floats).
  (func (export "scanFloats")
    (param $matrix i32) (param $stride i32) (param $rows i32) (param $count i32) (param $query i32) (param $out i32)
    (local $end i32) (local $row i32) (local $rowEnd i32) (local $at i32) (local $even v128) (local $odd v128)
    (local.set $end (i32.add (local.get $rows) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $rows) (local.get $end)))
        (local.set $row (i32.add (local.get $matrix) (i32.mul (i32.load (local.get $rows)) (local.get $stride))))
        (local.set $rowEnd (i32.add (local.get $row) (local.get $stride)))
        (local.set $at (local.get $query))
        (local.set $even (v128.const f32x4 0 0 0 0))
        (local.set $odd (v128.const f32x4 0 0 0 0))
        (loop $lane
          (local.set $even (f32x4.add (local.get $even)
            (f32x4.mul (v128.load (local.get $row)) (v128.load (local.get $at)))))
          (local.set $odd (f32x4.add (local.get $odd)
            (f32x4.mul (v128.load offset=16 (local.get $row)) (v128.load offset=16 (local.get $at)))))
          (local.set $at (i32.add (local.get $at) (i32.const 32)))
          (local.set $row (i32.add (local.get $row) (i32.const 32)))
          (br_if $lane (i32.ne (local.get $row) (local.get $rowEnd))))
        (local.set $even (f32x4.add (local.get $even) (local.get $odd)))
        (f32.store (local.get $out) (f32.add
          (f32.add (f32x4.extract_lane 0 (local.get $even)) (f32x4.extract_lane 1 (local.get $even)))
          (f32.add (f32x4.extract_lane 2 (local.get $even)) (f32x4.extract_lane 3 (local.get $even)))))
        (local.set $rows (i32.add (local.get $rows) (i32.const 4)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (br $next))))

  ;; Rows of signed bytes with two queries at once, whose numbers of 16 bits stand beside each other: eight of the first
  ;; query, eight of the second, and so on. Into i32, all of the first query before those of the second.
  (func (export "scanBytes")
    (param $matrix i32) (param $stride i32) (param $rows i32) (param $count i32) (param $queries i32) (param $out i32)
    (local $end i32) (local $row i32) (local $rowEnd i32) (local $at i32) (local $second i32)
    (local $low v128) (local $high v128) (local $one v128) (local $two v128)
    (local.set $end (i32.add (local.get $rows) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $second (i32.add (local.get $out) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $rows) (local.get $end)))
        (local.set $row (i32.add (local.get $matrix) (i32.mul (i32.load (local.get $rows)) (local.get $stride))))
        (local.set $rowEnd (i32.add (local.get $row) (local.get $stride)))
        (local.set $at (local.get $queries))
        (local.set $one (v128.const i32x4 0 0 0 0))
        (local.set $two (v128.const i32x4 0 0 0 0))
        (loop $lane
          (local.set $low (v128.load8x8_s (local.get $row)))
          (local.set $high (v128.load8x8_s offset=8 (local.get $row)))
          (local.set $one (i32x4.add (local.get $one) (i32x4.add
            (i32x4.dot_i16x8_s (local.get $low) (v128.load (local.get $at)))
            (i32x4.dot_i16x8_s (local.get $high) (v128.load offset=32 (local.get $at))))))
          (local.set $two (i32x4.add (local.get $two) (i32x4.add
            (i32x4.dot_i16x8_s (local.get $low) (v128.load offset=16 (local.get $at)))
            (i32x4.dot_i16x8_s (local.get $high) (v128.load offset=48 (local.get $at))))))
          (local.set $at (i32.add (local.get $at) (i32.const 64)))
          (local.set $row (i32.add (local.get $row) (i32.const 16)))
          (br_if $lane (i32.ne (local.get $row) (local.get $rowEnd))))
        (i32.store (local.get $out) (i32.add
          (i32.add (i32x4.extract_lane 0 (local.get $one)) (i32x4.extract_lane 1 (local.get $one)))
          (i32.add (i32x4.extract_lane 2 (local.get $one)) (i32x4.extract_lane 3 (local.get $one)))))
        (i32.store (local.get $second) (i32.add
          (i32.add (i32x4.extract_lane 0 (local.get $two)) (i32x4.extract_lane 1 (local.get $two)))
          (i32.add (i32x4.extract_lane 2 (local.get $two)) (i32x4.extract_lane 3 (local.get $two)))))
        (local.set $rows (i32.add (local.get $rows) (i32.const 4)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $second (i32.add (local.get $second) (i32.const 4)))
        (br $next))))
)
