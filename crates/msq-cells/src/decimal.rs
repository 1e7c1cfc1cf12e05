//! Numbers as decimals, without what binary arithmetic adds to them.

/// `number` with its decimal point moved `places` to the right: 0.29 by 2 is 29, where multiplying gives 28.999….
pub fn shift(number: f64, places: i32) -> f64 {
    // Rust reads and writes the shortest decimal that names a float, so only the exponent changes.
    format!("{number:e}")
        .split_once('e')
        .and_then(|(digits, exponent)| {
            let exponent = exponent.parse::<i32>().ok()?.checked_add(places)?;
            format!("{digits}e{exponent}").parse().ok()
        })
        .unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_point_moves_without_rounding() {
        for (number, shifted) in
            [(0.81, 81.0), (0.004, 0.4), (0.29, 29.0), (0.57, 57.0), (1.0, 100.0), (-0.07, -7.0), (0.0, 0.0)]
        {
            assert_eq!(shift(number, 2), shifted, "{number}");
        }
    }
}
