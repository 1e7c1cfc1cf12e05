//! What is found, and above all what isn't.

use std::collections::BTreeSet;

use super::{fold::fold, *};
use crate::{Code, Edition, Identity, Response, codes, editions::edition2020::Msq2020};

/// The codes of what a name may mean, with a mark on what was only found among other words.
fn found(name: &str) -> String {
    match find(name) {
        Match::Exact(state) => state.iso.to_owned(),
        Match::Within(state) => format!("{}?", state.iso),
        Match::Ambiguous(states) => states.iter().map(|state| state.iso).collect::<Vec<_>>().join(" "),
        Match::Unknown => String::new(),
    }
}

#[test]
fn there_are_193_members_and_2_observers() {
    let of = |status| all().iter().filter(move |state| state.status == status).map(|state| state.iso);
    assert_eq!(of(Status::Member).count(), 193);
    assert_eq!(of(Status::Observer).collect::<Vec<_>>(), ["PSE", "VAT"]);
    assert_eq!(of_iso("PAN").map(|state| (state.m49, state.name)), Some(("591", "Panama")));
}

#[test]
fn codes_are_well_formed_and_distinct() {
    let codes = |code: fn(&State) -> &str| all().iter().map(code).collect::<BTreeSet<_>>();
    assert_eq!(codes(|state| state.iso).len(), all().len());
    assert_eq!(codes(|state| state.m49).len(), all().len());
    for state in all() {
        assert!(Identity::Iso.admits(state.iso) && Identity::M49.admits(state.m49), "{state:?}");
        assert_eq!(found(state.iso), state.iso);
    }
}

#[test]
fn every_name_finds_its_state_alone_unless_it_is_known_to_be_shared() {
    let mut shared = BTreeSet::new();
    for (state, name) in table::names() {
        match find(name) {
            Match::Exact(found) => assert_eq!(found, state, "{name}"),
            Match::Ambiguous(states) if states.contains(&state) => drop(shared.insert(fold(name))),
            other => panic!("{name}: {other:?}"),
        }
    }
    let known = ["congo", "korea", "coree", "corea", "конго", "корея", "刚果", "كونغو", "كوريا"];
    assert_eq!(shared, known.map(str::to_owned).into());
}

#[test]
fn names_are_found_however_they_are_written() {
    for (name, iso) in [
        ("Namibia", "NAM"),
        ("  NAMIBIA\n", "NAM"),
        ("Panamá", "PAN"),
        ("República de Panamá", "PAN"),
        ("巴拿马", "PAN"),
        ("بنما", "PAN"),
        ("Республика Панама", "PAN"),
        ("PAN", "PAN"),
        ("Ivory Coast", "CIV"),
        ("COTE D'IVOIRE", "CIV"),
        ("Cote dIvoire", "CIV"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("Vietnam", "VNM"),
        ("Viet Nam", "VNM"),
        ("South Korea", "KOR"),
        ("Republic of Korea", "KOR"),
        ("Korea, Republic of", "KOR"),
        ("Korea (Republic of)", "KOR"),
        ("Korea, Rep.", "KOR"),
        ("D.P.R.K.", "PRK"),
        ("Korea, Dem. People’s Rep.", "PRK"),
        ("Czech Republic", "CZE"),
        ("Swaziland", "SWZ"),
        ("Burma", "MMR"),
        ("Myanmar (Burma)", "MMR"),
        ("Cape Verde", "CPV"),
        ("FYROM", "MKD"),
        ("The former Yugoslav Republic of Macedonia", "MKD"),
        ("Laos", "LAO"),
        ("Lao PDR", "LAO"),
        ("Iran", "IRN"),
        ("Iran, Islamic Republic of", "IRN"),
        ("Syria", "SYR"),
        ("Tanzania", "TZA"),
        ("United Republic of Tanzania", "TZA"),
        ("Tanzania, United Republic of", "TZA"),
        ("Bolivia", "BOL"),
        ("Venezuela", "VEN"),
        ("Moldova", "MDA"),
        ("Russia", "RUS"),
        ("UK", "GBR"),
        ("U.S.A.", "USA"),
        ("EE. UU.", "USA"),
        ("DR Congo", "COD"),
        ("D.R. Congo", "COD"),
        ("Democratic Republic of Congo", "COD"),
        ("Congo, Democratic Republic of the", "COD"),
        ("Congo (Kinshasa)", "COD"),
        ("Republic of Congo", "COG"),
        ("Congo-Brazzaville", "COG"),
        ("Brunei", "BRN"),
        ("Micronesia", "FSM"),
        ("St. Kitts & Nevis", "KNA"),
        ("Saint Vincent and the Grenadines", "VCT"),
        ("The Gambia", "GMB"),
        ("Gambia, The", "GMB"),
        ("Bahamas (The)", "BHS"),
        ("East Timor", "TLS"),
        ("The Kingdom of the Netherlands", "NLD"),
        ("Netherlands", "NLD"),
        ("São Tomé & Príncipe", "STP"),
        ("Palestine", "PSE"),
        ("Vatican City", "VAT"),
        ("Federal Republic of Germany", "DEU"),
        ("Royal Government of Bhutan", "BTN"),
        ("Government of the Republic of Panama", "PAN"),
        ("Gobierno de España", "ESP"),
        ("巴拿马政府", "PAN"),
    ] {
        assert_eq!(found(name), iso, "{name}");
    }
}

#[test]
fn no_name_is_taken_for_another() {
    for (name, isos) in [
        ("Guinea", "GIN"),
        ("Guinea-Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"),
        ("Papua New Guinea", "PNG"),
        ("Guyana", "GUY"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Dominica", "DMA"),
        ("Dominican Republic", "DOM"),
        ("Ireland", "IRL"),
        ("Iceland", "ISL"),
        ("Samoa", "WSM"),
        ("American Samoa", "ASM"),
        ("Sudan", "SDN"),
        ("South Sudan", "SSD"),
        ("Sudan, South", "SSD"),
        ("Mali", "MLI"),
        ("Malawi", "MWI"),
        ("Austria", "AUT"),
        ("Australia", "AUS"),
        ("Slovakia", "SVK"),
        ("Slovenia", "SVN"),
        ("Hong Kong, China", "HKG"),
        ("China (Macau)", "CHN MAC"),
        ("China, Hong Kong SAR", "HKG"),
        ("Congo", "COD COG"),
        ("Korea", "KOR PRK"),
        ("Corée", "KOR PRK"),
    ] {
        assert_eq!(found(name), isos, "{name}");
    }
    for name in [
        "",
        " ",
        "-",
        "the",
        "NA",
        "N/A",
        "n.a.",
        "PA",
        "pan",
        "591",
        "Utopia",
        "Panma",
        "Northern Ireland",
        "Kosovo",
        "Kosovo (Serbia)",
        "Republic of China",
        "Ministry of Finance, Panama",
        "Guinea Ecuatorial y Panama",
        "None",
    ] {
        assert_eq!(found(name), "", "{name}");
    }
}

#[test]
fn a_name_beside_others_counts_if_they_agree() {
    for (name, isos) in [
        ("Panamá / Panama", "PAN"),
        ("Panama (PAN)", "PAN"),
        ("Côte d'Ivoire - Ivory Coast", "CIV"),
        ("中国（China）", "CHN"),
        ("Congo / RDC", "COD"),
        ("Republic of Panama - AIG", "PAN?"),
        ("Panama, March 2019", "PAN?"),
        ("Namibia\nOffice of the Prime Minister", "NAM?"),
        ("Panama / Peru", "PAN PER"),
        ("Korea (Seoul)", "KOR PRK"),
        ("Samoa / American Samoa", "ASM WSM"),
    ] {
        assert_eq!(found(name), isos, "{name}");
    }
}

/// An ISO and an M49 code.
type Codes<'a> = [Option<&'a str>; 2];

#[track_caller]
fn check_identified(name: &str, given: Codes<'_>, expected: Codes<'_>, findings: &[Code]) {
    let mut typed = Msq2020::default();
    typed.member_state.name = Some(name.to_owned());
    [typed.member_state.iso, typed.member_state.m49] = given.map(|code| code.map(str::to_owned));
    let mut response = typed.to_response().expect("well-formed codes");
    let found: Vec<_> = identify(&mut response).into_iter().map(|finding| finding.code).collect();
    let state = Msq2020::from_response(&response).expect("the same edition").member_state;
    assert_eq!(state.name.as_deref(), Some(name), "the name stays as it was written");
    assert_eq!(([state.iso.as_deref(), state.m49.as_deref()], &found[..]), (expected, findings), "{name}");
}

#[test]
fn codes_are_filled_in_beside_the_name() {
    let none = [None, None];
    check_identified("Panamá", none, [Some("PAN"), Some("591")], &[]);
    check_identified("Namibia", none, [Some("NAM"), Some("516")], &[]);
    check_identified("Holy See", none, [Some("VAT"), Some("336")], &[codes::OBSERVER_STATE]);
    check_identified("Panama - AIG", none, [Some("PAN"), Some("591")], &[codes::MEMBER_STATE_IN_WORDS]);
    for unknown in ["NA", "", "Utopia", "Hong Kong"] {
        check_identified(unknown, none, none, &[codes::UNKNOWN_MEMBER_STATE]);
    }
    check_identified("Congo", none, none, &[codes::AMBIGUOUS_MEMBER_STATE]);
}

#[test]
fn codes_that_were_given_stay() {
    let congo = [Some("COD"), Some("180")];
    check_identified("Congo", [Some("COD"), None], congo, &[]);
    for others in [[Some("PER"), None], [Some("PAN"), Some("604")], [None, Some("604")]] {
        check_identified("Panama", others, others, &[]);
    }
}

#[test]
fn an_unanswered_name_is_no_finding() {
    let mut response = Response::new(&Msq2020::catalogue());
    assert_eq!(identify(&mut response), []);
    assert_eq!(response.answers().count(), 0);
    assert_eq!(respondent(&response), None);
}

/// A text is looked at no further than a name goes, and named in front of others all the same.
#[test]
fn a_name_is_found_before_a_long_text() {
    let words = "as we said ".repeat(1_000);
    assert_eq!(found(&format!("Panama - {words}")), "PAN?");
    assert_eq!(found(&format!("{words} - Panama")), "");
}
