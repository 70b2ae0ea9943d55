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

  ;; Signed bytes from -127 to 127, into i32. Two products of bytes fit in 16 bits (2 x 127 x 127 < 32,768), so that the
  ;; low and the high half of a load are added before they are widened.
  (func (export "scanBytes")
    (param $matrix i32) (param $stride i32) (param $rows i32) (param $count i32) (param $query i32) (param $out i32)
    (local $end i32) (local $row i32) (local $rowEnd i32) (local $at i32) (local $even v128) (local $odd v128)
    (local $left v128) (local $right v128)
    (local.set $end (i32.add (local.get $rows) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $rows) (local.get $end)))
        (local.set $row (i32.add (local.get $matrix) (i32.mul (i32.load (local.get $rows)) (local.get $stride))))
        (local.set $rowEnd (i32.add (local.get $row) (local.get $stride)))
        (local.set $at (local.get $query))
        (local.set $even (v128.const i32x4 0 0 0 0))
        (local.set $odd (v128.const i32x4 0 0 0 0))
        (loop $lane
          (local.set $left (v128.load (local.get $row)))
          (local.set $right (v128.load (local.get $at)))
          (local.set $even (i32x4.add (local.get $even) (i32x4.extadd_pairwise_i16x8_s (i16x8.add
            (i16x8.extmul_low_i8x16_s (local.get $left) (local.get $right))
            (i16x8.extmul_high_i8x16_s (local.get $left) (local.get $right))))))
          (local.set $left (v128.load offset=16 (local.get $row)))
          (local.set $right (v128.load offset=16 (local.get $at)))
          (local.set $odd (i32x4.add (local.get $odd) (i32x4.extadd_pairwise_i16x8_s (i16x8.add
            (i16x8.extmul_low_i8x16_s (local.get $left) (local.get $right))
            (i16x8.extmul_high_i8x16_s (local.get $left) (local.get $right))))))
          (local.set $at (i32.add (local.get $at) (i32.const 32)))
          (local.set $row (i32.add (local.get $row) (i32.const 32)))
          (br_if $lane (i32.ne (local.get $row) (local.get $rowEnd))))
        (local.set $even (i32x4.add (local.get $even) (local.get $odd)))
        (i32.store (local.get $out) (i32.add
          (i32.add (i32x4.extract_lane 0 (local.get $even)) (i32x4.extract_lane 1 (local.get $even)))
          (i32.add (i32x4.extract_lane 2 (local.get $even)) (i32x4.extract_lane 3 (local.get $even)))))
        (local.set $rows (i32.add (local.get $rows) (i32.const 4)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (br $next))))
)
