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
  ;; query, eight of the second, and so on. A row ends with 16 bytes: its step and its error (f32). Before the queries stand
  ;; eight f32, always of the first and of the second: step, base and slope of the margin, least score of interest.
  ;; A row's score lies within (sum of products × steps) ± (base + slope × error of the row). Rows that may reach the least
  ;; go to `out`: how many they are (i32, of the first query and of the second), then for the first query `count` row
  ;; numbers, `count` least scores, `count` most scores (f32), then the same for the second.
  (func (export "scanBytes")
    (param $matrix i32) (param $stride i32) (param $rows i32) (param $count i32) (param $queries i32) (param $out i32)
    (local $end i32) (local $row i32) (local $rowEnd i32) (local $at i32) (local $array i32)
    (local $first i32) (local $second i32)
    (local $low v128) (local $high v128) (local $one v128) (local $two v128)
    (local $steps v128) (local $bases v128) (local $slopes v128) (local $floors v128)
    (local $scores v128) (local $margins v128) (local $leasts v128) (local $mosts v128) (local $reached i32)
    (local.set $steps (v128.load64_zero (local.get $queries)))
    (local.set $bases (v128.load64_zero offset=8 (local.get $queries)))
    (local.set $slopes (v128.load64_zero offset=16 (local.get $queries)))
    (local.set $floors (v128.load64_zero offset=24 (local.get $queries)))
    (local.set $array (i32.shl (local.get $count) (i32.const 2)))
    (local.set $end (i32.add (local.get $rows) (local.get $array)))
    (local.set $first (i32.add (local.get $out) (i32.const 8)))
    (local.set $second (i32.add (local.get $first) (i32.mul (local.get $array) (i32.const 3))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $rows) (local.get $end)))
        (local.set $row (i32.add (local.get $matrix) (i32.mul (i32.load (local.get $rows)) (local.get $stride))))
        (local.set $rowEnd (i32.add (local.get $row) (i32.sub (local.get $stride) (i32.const 16))))
        (local.set $at (i32.add (local.get $queries) (i32.const 32)))
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
        ;; The first query in lane 0 and the second in lane 1; the other lanes mean nothing.
        (local.set $one (i32x4.add
          (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $one) (local.get $two))
          (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $one) (local.get $two))))
        (local.set $one (i32x4.add (local.get $one)
          (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $one) (local.get $one))))
        (local.set $scores (f32x4.mul (f32x4.convert_i32x4_s (local.get $one))
          (f32x4.mul (local.get $steps) (v128.load32_splat (local.get $rowEnd)))))
        (local.set $margins (f32x4.add (local.get $bases)
          (f32x4.mul (local.get $slopes) (v128.load32_splat offset=4 (local.get $rowEnd)))))
        (local.set $leasts (f32x4.sub (local.get $scores) (local.get $margins)))
        (local.set $mosts (f32x4.add (local.get $scores) (local.get $margins)))
        (local.set $reached (i32x4.bitmask (f32x4.ge (local.get $mosts) (local.get $floors))))
        ;; A row that cannot reach the least is written too, and the next one takes its place.
        (i32.store (local.get $first) (i32.load (local.get $rows)))
        (v128.store32_lane 0 (i32.add (local.get $first) (local.get $array)) (local.get $leasts))
        (v128.store32_lane 0 (i32.add (local.get $first) (i32.shl (local.get $array) (i32.const 1))) (local.get $mosts))
        (local.set $first (i32.add (local.get $first)
          (i32.shl (i32.and (local.get $reached) (i32.const 1)) (i32.const 2))))
        (i32.store (local.get $second) (i32.load (local.get $rows)))
        (v128.store32_lane 1 (i32.add (local.get $second) (local.get $array)) (local.get $leasts))
        (v128.store32_lane 1 (i32.add (local.get $second) (i32.shl (local.get $array) (i32.const 1))) (local.get $mosts))
        (local.set $second (i32.add (local.get $second)
          (i32.shl (i32.and (local.get $reached) (i32.const 2)) (i32.const 1))))
        (local.set $rows (i32.add (local.get $rows) (i32.const 4)))
        (br $next)))
    (i32.store (local.get $out)
      (i32.shr_u (i32.sub (local.get $first) (i32.add (local.get $out) (i32.const 8))) (i32.const 2)))
    (i32.store offset=4 (local.get $out) (i32.shr_u
      (i32.sub (local.get $second)
        (i32.add (i32.add (local.get $out) (i32.const 8)) (i32.mul (local.get $array) (i32.const 3))))
      (i32.const 2))))
)
