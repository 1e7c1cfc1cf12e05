//! The months in the six languages of the United Nations and in Portuguese, and the words around them in a date.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The names and short forms of each month, January first. Arabic has three sets of them; the United Nations write two
/// side by side: `آذار/مارس`.
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "janvier", "janv", "enero", "ene", "janeiro", "январь", "января", "янв", "يناير", "كانون الثاني", "جانفي"],
    &["february", "feb", "février", "févr", "fév", "febrero", "fevereiro", "fev", "февраль", "февраля", "фев", "февр", "فبراير", "شباط", "فيفري"],
    &["march", "mar", "mars", "marzo", "março", "март", "марта", "мар", "مارس", "آذار"],
    &["april", "apr", "avril", "avr", "abril", "abr", "апрель", "апреля", "апр", "أبريل", "إبريل", "نيسان", "أفريل"],
    &["may", "mai", "mayo", "maio", "май", "мая", "مايو", "أيار", "ماي"],
    &["june", "jun", "juin", "junio", "junho", "июнь", "июня", "июн", "يونيو", "يونيه", "حزيران", "جوان"],
    &["july", "jul", "juillet", "juil", "julio", "julho", "июль", "июля", "июл", "يوليو", "يوليه", "تموز", "جويلية", "يوليوز"],
    &["august", "aug", "août", "agosto", "ago", "август", "августа", "авг", "أغسطس", "آب", "أوت", "غشت"],
    &["september", "sep", "sept", "septembre", "septiembre", "setiembre", "set", "setembro", "сентябрь", "сентября", "сен", "сент", "سبتمبر", "أيلول", "شتنبر"],
    &["october", "oct", "octobre", "octubre", "outubro", "out", "октябрь", "октября", "окт", "أكتوبر", "تشرين الأول"],
    &["november", "nov", "novembre", "noviembre", "novembro", "ноябрь", "ноября", "ноя", "نوفمبر", "تشرين الثاني", "نونبر"],
    &["december", "dec", "décembre", "déc", "diciembre", "dic", "dezembro", "dez", "декабрь", "декабря", "дек", "ديسمبر", "كانون الأول", "دجنبر"],
];

/// Words in a date that say nothing new: days of the week, what joins its numbers, ends of ordinals.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    "segunda", "terça", "quarta", "quinta", "sexta", "feira",
    "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
    "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد",
    "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日",
    "st", "nd", "rd", "th", "er", "º", "ª", "of", "the", "le", "de", "del", "el", "do", "da", "г", "года", "م", "年", "月", "日", "号",
];

/// The month that a word or two name, 1 to 12.
pub(crate) fn month(name: &str) -> Option<i8> {
    // Every cell may begin with one; the names are folded once.
    static NAMED: LazyLock<HashMap<String, i8>> = LazyLock::new(|| {
        let months = (1..).zip(MONTHS);
        months.flat_map(|(month, names)| names.iter().map(move |name| (bare(name), month))).collect()
    });
    NAMED.get(&bare(name)).copied()
}

/// Whether a word stands in a date beside what tells the day.
pub(crate) fn is_beside_date(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<String>> =
        LazyLock::new(|| BESIDE.iter().map(|word| bare(word)).collect());
    WORDS.contains(&bare(word))
}

/// In lower case and without accents: `AOUT` is `août`. Of a text that is longer than all of these words, no more than
/// the beginning.
fn bare(word: &str) -> String {
    const LONGEST: usize = 64;
    word.nfd()
        .take(LONGEST)
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase)
        .collect()
}
