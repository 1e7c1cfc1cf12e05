//! Options and boxes to be marked.

use super::case::{Case, case};

#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    case("marks before the options", "
9. [9]
x | [9.openGovernmentData]
  | [9.digitalIdentity]
X | [9.eProcurement]", &["9.openGovernmentData = yes", "9.eProcurement = yes"], &[]),
    case("marks behind the options", "
9. [9]
[9.openGovernmentData] | ✓
[9.digitalIdentity]
[9.eProcurement]       | ☒", &["9.openGovernmentData = yes", "9.eProcurement = yes"], &[]),
    case("boxes in cells of their own", "
9. [9]
☒ | [9.openGovernmentData]
☐ | [9.digitalIdentity]", &["9.openGovernmentData = yes"], &[]),
    case("boxes of a font that nobody knows", "
9. [9]
þ | [9.openGovernmentData]
¨ | [9.digitalIdentity]
10. [10]
¨ | Yes
þ | No", &["9.openGovernmentData = yes", "10.answer = no"], &[]),
    case("boxes before the labels in their cells", "
9. [9]
☒ [9.openGovernmentData]
☐ [9.digitalIdentity]", &["9.openGovernmentData = yes"], &[]),
    case("written marks before the labels in their cells", "
9. [9]
x [9.openGovernmentData]
[X] [9.eProcurement]
[ ] [9.digitalIdentity]", &["9.openGovernmentData = yes", "9.eProcurement = yes"], &[]),
    case("numbered options", "
9. [9]
1. [9.openGovernmentData]
(b) [9.digitalIdentity] | x", &["9.digitalIdentity = yes"], &[]),
    case("boxes behind the labels in their cells", "
9. [9]
[9.openGovernmentData] ☒
[9.digitalIdentity] ☐", &["9.openGovernmentData = yes"], &[]),
    case("all boxes are empty", "
9. [9]
☐ | [9.openGovernmentData]
☐ | [9.digitalIdentity]", &["9.ticked = nothing"], &[]),
    case("no box and no mark", "
9. [9]
[9.openGovernmentData]
[9.digitalIdentity]", &[], &[]),
    case("the whole list in another column, unmarked", "
X. Contact and Additional Information
1. [X.1]
  | [X.1.groupOfAgencies]
  | [X.1.authorizedAndKnowledgeable]
  | [X.1.withoutFullInformation]
  | [X.1.ownOpinion]
  | [X.1.other]", &[], &[]),
    case("some options in the column of answers", "
9. [9]
  | [9.openGovernmentData]
  | [9.digitalIdentity]", &["9.openGovernmentData = yes", "9.digitalIdentity = yes"], &[]),
    case("true and false", "
9. [9]
[9.openGovernmentData] | {bool true}
[9.digitalIdentity]    | {bool false}", &["9.openGovernmentData = yes"], &[]),
    case("yes and no beside options", "
9. [9]
[9.openGovernmentData] | Yes
[9.digitalIdentity]    | No", &["9.openGovernmentData = yes"], &[]),
    case("one and zero", "
9. [9]
[9.openGovernmentData] | {number 1}
[9.digitalIdentity]    | {number 0}", &["9.openGovernmentData = yes"], &[]),
    case("words beside an option", "
9. [9]
[9.digitalIdentity] | Law 83 of 2012", &["9.digitalIdentity.detail = Law 83 of 2012"], &[]),
    case("a mark and words beside an option", "
9. [9]
x | [9.digitalIdentity] | Law 83 of 2012", &["9.digitalIdentity = yes", "9.digitalIdentity.detail = Law 83 of 2012"], &[]),
    case("a mark in front of words beside an option", "
9. [9]
[9.digitalIdentity] | X (Law 83)
[9.dataInteroperability] | X-Road Act", &["9.digitalIdentity = yes", "9.digitalIdentity.detail = Law 83", "9.dataInteroperability.detail = X-Road Act"], &["options-not-said 9.dataInteroperability A3"]),
    case("marks behind options in rows of them", "
15. [15]
 | [15.artificialIntelligence] | x | [15.blockchain] |   | [15.bigData] | x
 | [15.smartCities]            |   | [15.robotics]   | x | [15.quantumComputing] |",
        &["15.artificialIntelligence = yes", "15.bigData = yes", "15.robotics = yes"], &[]),
    case("two texts beside an option", "
9. [9]
[9.digitalIdentity] | Law 83 | of 2012", &["9.digitalIdentity.detail = Law 83", "9.explanation = of 2012"], &[]),
    case("marks before options beside their prompt", "
15. [15] | ☐ | [15.artificialIntelligence] | ☒ | [15.blockchain] | pilots", &["15.blockchain = yes", "15.blockchain.detail = pilots"], &[]),
    case("other in words", "
15. [15]
[15.other]: BI", &["15.other.detail = BI"], &[]),
    case("other, marked and in words", "
15. [15]
x | [15.bigData]
x | [15.other] | BI", &["15.bigData = yes", "15.other = yes", "15.other.detail = BI"], &[]),
    case("the same label under another question", "
15. [15]
x | [15.other]
2. [X.2]
x | [X.2.facebook]
  | [X.2.other]", &["15.other = yes", "X.2.facebook = yes"], &[]),
    case("several options in a cell", "
15. [15] | ☒ [15.bigData] ☐ [15.robotics] ☒ [15.other]: BI",
        &["15.bigData = yes", "15.other = yes", "15.other.detail = BI"], &[]),
    case("options in a cell that nobody marked", "
15. [15] | ☐ [15.bigData] ☐ [15.robotics]", &["15.ticked = nothing"], &[]),
    case("options in a cell with boxes behind, a line each", "
15. [15] | [15.bigData] ☒↵[15.robotics] ☐", &["15.bigData = yes"], &[]),
    case("misspelt options", "
15. [15]
x | Bockchain
  | [15.bigData]
  | Rbotics ☒", &["15.blockchain = yes", "15.robotics = yes"], &["similar-label 15 B4", "similar-label 15 B6"]),
    case("a choice that is no option", "
15. [15] | [15.bigData];Quantum leaps, and more;[15.other]: BI",
        &["15.bigData = yes", "15.other = yes", "15.other.detail = BI", "15.explanation = Big data;Quantum leaps, and more;Other: BI"],
        &["unknown-choice 15.ticked B3"]),
    case("a choice that is no option, between commas", "
15. [15] | [15.bigData], Quantum leaps, [15.robotics]",
        &["15.bigData = yes", "15.robotics = yes", "15.explanation = Big data, Quantum leaps, Robotics"],
        &["unknown-choice 15.ticked B3"]),
    case("choices that end with a bracket or a point, between commas", "
8. [8] | [8.implementationPlan], [8.newTechnologies], A plan of our own
15. [15] | [15.artificialIntelligence], [15.internetOfThings], Digital twins",
        &["8.implementationPlan = yes", "8.newTechnologies = yes",
          "8.explanation = has an implementation plan., makes specific reference to the use of new technologies such as artificial intelligence, blockchain, big data, A plan of our own", "15.artificialIntelligence = yes", "15.internetOfThings = yes",
          "15.explanation = Artificial Intelligence (AI), Internet of Things (IOT), Digital twins"],
        &["unknown-choice 8.ticked B3", "unknown-choice 15.ticked B4"]),
    case("a sentence below options", "
15. [15] | [15.bigData];[15.robotics]↵We plan more; soon.", &["15.bigData = yes", "15.robotics = yes", "15.explanation = Big data;Robotics↵We plan more; soon."], &[]),
    case("boxes that are bullets", "
8. [8] | ● One plan↵● Another plan", &["8.explanation = ● One plan↵● Another plan"], &["options-not-said 8.ticked B3"]),
    case("words in place of marks", "
8. [8] | SDGs: Yes. e-participation: Yes", &["8.explanation = SDGs: Yes. e-participation: Yes"], &["options-not-said 8.ticked B3"]),
    case("options in lines beside their prompt", "
15. [15] | [15.robotics]↵[15.blockchain]↵[15.bigData]",
        &["15.blockchain = yes", "15.bigData = yes", "15.robotics = yes"], &[]),
    case("options in lines with bullets below their prompt", "
15. [15]
- [15.robotics]↵- [15.blockchain]", &[], &["options-not-said 15.ticked A4"]),
    case("options in lines, with words", "
15. [15] | [15.robotics]: planned↵[15.blockchain]: since 2018",
        &["15.explanation = Robotics: planned↵Blockchain: since 2018"], &["options-not-said 15.ticked B3"]),
    case("an option above a line that mentions another", "
15. [15]
[15.other]↵[15.robotics] is for industry alone", &["15.other.detail = Robotics is for industry alone"], &[]),
    case("all options in a cell", "
X.2 [X.2] | [X.2.unDesa]; [X.2.missionToTheUnitedNations]; [X.2.surveyWebsite]; [X.2.linkedIn]; [X.2.facebook]; [X.2.other]",
        &[], &["options-not-said X.2.ticked B3"]),
    case("all options in a cell but one, and one twice", "
X.2 [X.2] | [X.2.unDesa]; [X.2.missionToTheUnitedNations]; [X.2.surveyWebsite]; [X.2.linkedIn]; [X.2.facebook]; [X.2.facebook]",
        &["X.2.unDesa = yes", "X.2.missionToTheUnitedNations = yes", "X.2.surveyWebsite = yes", "X.2.linkedIn = yes", "X.2.facebook = yes"], &[]),
    case("a printed pair without a mark", "
12. [12] | Yes / No", &[], &["yes-or-no-not-said 12.answer B3"]),
    case("boxes that are nobody's", "
12. [12] | Yes [x] [x] No
15. [15] | [15.robotics] ☐ ☒ [15.blockchain]",
        &["12.explanation = Yes [x] [x] No", "15.explanation = Robotics ☐ ☒ Blockchain"],
        &["unknown-mark 12 B3", "yes-or-no-not-said 12.answer B3", "unknown-mark 15 B4", "options-not-said 15.ticked B4"]),
    case("a mark behind its option and before a comma", "
15. [15] | [15.robotics] x, [15.blockchain]", &["15.robotics = yes"], &[]),
    case("marks before options behind an unmarked one", "
15. [15] | [15.robotics], ☒ [15.blockchain] ☐ [15.bigData]", &["15.blockchain = yes"], &[]),
    case("words below the options", "
9. [9]
x | [9.digitalIdentity]
  | Data protection: see the gazette", &["9.digitalIdentity = yes", "9.explanation = Data protection: see the gazette"], &[]),
];
