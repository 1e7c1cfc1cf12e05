//! The target of a link: \[MS-OSHARED\] 2.3.7.1, as much of it as tells where the link leads.

use crate::bytes::{Bytes, utf16};

/// What a link has, by the bits of its flags.
const MONIKER: u32 = 0x001;
const LOCATION: u32 = 0x008;
const SHOWN: u32 = 0x010;
const FRAME: u32 = 0x080;
const AS_TEXT: u32 = 0x100;

/// What leads to an address on the web, and to a file.
const URL: [u8; 16] =
    [0xE0, 0xC9, 0xEA, 0x79, 0xF9, 0xBA, 0xCE, 0x11, 0x8C, 0x82, 0x00, 0xAA, 0x00, 0x4B, 0xA9, 0x0B];
const FILE: [u8; 16] =
    [0x03, 0x03, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46];

/// Where the link in `data` leads, which begins behind the range of its cells. `None` if it leads nowhere that is
/// known.
pub(super) fn hyperlink(data: &[u8]) -> Option<String> {
    // An identifier of the object and its version.
    let mut data = Bytes(data.get(20..)?);
    let flags = data.long()?;
    let has = |flag| flags & flag != 0;
    for flag in [SHOWN, FRAME] {
        if has(flag) {
            text(&mut data)?;
        }
    }
    let target = match (has(MONIKER), has(AS_TEXT)) {
        (false, _) => String::new(),
        (true, true) => text(&mut data)?,
        (true, false) => moniker(&mut data)?,
    };
    let location = if has(LOCATION) { text(&mut data)? } else { String::new() };
    match (target.is_empty(), location.is_empty()) {
        (true, true) => None,
        // LibreOffice says twice where in a file a link leads.
        (false, _) if location.is_empty() || target.contains('#') => Some(target),
        _ => Some(format!("{target}#{location}")),
    }
}

/// A text behind the number of its characters, the NUL included.
fn text(data: &mut Bytes<'_>) -> Option<String> {
    let count = data.size()?;
    data.take(count.checked_mul(2)?).map(until_nul)
}

/// What leads to an address or a file.
fn moniker(data: &mut Bytes<'_>) -> Option<String> {
    match data.array()? {
        URL => {
            let count = data.size()?;
            data.take(count).map(until_nul)
        }
        FILE => {
            let folders_up = data.short()?;
            let count = data.size()?;
            let name = data.take(count)?.split(|byte| *byte == 0).next().unwrap_or_default();
            // A version, and what nobody has used.
            data.take(24)?;
            let count = data.size()?;
            let mut more = Bytes(data.take(count)?);
            let wide = more.size().and_then(|count| {
                more.short()?;
                more.take(count).map(until_nul)
            });
            let name = wide.unwrap_or_else(|| name.iter().map(|&byte| char::from(byte)).collect());
            Some("../".repeat(folders_up.min(64).into()) + &name)
        }
        _ => None,
    }
}

/// A text of two bytes a character, up to its NUL.
fn until_nul(bytes: &[u8]) -> String {
    let text = utf16(bytes);
    text.split('\0').next().unwrap_or_default().to_owned()
}
