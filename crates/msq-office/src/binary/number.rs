//! Numbers and errors as binary workbooks write them, and as what a cell holds.

use msq_cells::CellValue;

/// The number that four bytes stand for: a whole one, or the first half of a float, and in either case perhaps a
/// hundredth.
pub(crate) fn compact(bytes: u32) -> f64 {
    let number = if bytes & 2 == 0 {
        f64::from_bits(u64::from(bytes & !3) << 32)
    } else {
        f64::from(bytes.cast_signed() >> 2)
    };
    if bytes & 1 == 0 { number } else { number / 100.0 }
}

/// What a cell with an error shows.
pub(crate) fn error(code: u8) -> CellValue {
    let text = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        other => return CellValue::Error(format!("#ERROR {other}")),
    };
    CellValue::Error(text.into())
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn four_bytes_are_a_number() {
        for (bytes, number) in [
            (0x3FF0_0000, 1.0),
            (0x3FF0_0001, 0.01),
            (0x0000_0006, 1.0),
            (0x0000_7EE3, 81.2),
            (0xFFFF_FFFE, -1.0),
            (0xFFFF_FFFF, -0.01),
            (0x4049_0000, 50.0),
        ] {
            assert_eq!(compact(bytes), number, "{bytes:x}");
        }
    }
}
