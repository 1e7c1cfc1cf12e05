//! The questionnaire of the 2020 edition, word for word.
//!
//! This file is the only place where its questions stand. A prompt or an option's label is the doc comment of its
//! field or variant; `x-msq` carries the printed code and footnotes. The order is the printed one. `printed: false`
//! marks a prompt that the form doesn't print, `aliases` are other names that forms give it, and `open` marks an option
//! that asks for words of one's own.
//!
//! For the checks of answers: `follows` names the question that "If yes" refers to, `maxWords` is the printed limit. Not
//! printed are `period`, the years since the survey before, and `fractionUpTo`: few states spend less than 0.02 per cent
//! of their GDP on ICT, and few more than 2.

use std::sync::{Arc, LazyLock};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    Authorization, Catalogue, CheckList, Contact, ContractVersion, Directory, Edition, MemberState,
    Narrative, Officer, Percentage, ResponseDate, YesNo,
};

/// Member States Questionnaire (MSQ) for the United Nations E-Government Survey 2020
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(extend("x-msq" = {
    "boilerplate": [
        "The objective of this questionnaire is to gather information from the Member States in preparation of the United Nations E-Government Survey 2020. Please note that these responses do not directly affect the UN E-Government Development Index (EGDI), which is a composite index of Online Service Index (OSI), Telecommunications Infrastructure Index (TII) and Human Capital Index (HCI). UNDESA assesses national portals with the assistance of independent researchers to construct OSI, requests data from the International Telecommunications Union (ITU) and the United Nations Educational, Scientific and Cultural Organization (UNESCO) to construct TII and HCI respectively. For any questions about this questionnaire, please contact dpidg@un.org.",
        "United Nations E-Government Survey 2020 - Member States Questionnaire (MSQ)",
        "Thank you for taking the time to fill out the Member States Questionnaire (MSQ) 2020.",
        "We appreciate your participation.",
    ],
    "period": { "from": "2018-01-01", "until": "2020-12-31" },
    "notes": [{ "number": 1, "text": "This questionnaire is conducted by the Division of Public Institutions and Digital Government (DPIDG) of the UNDESA." }],
}))]
pub struct Msq2020 {
    /// The edition of the questionnaire.
    pub edition: Edition2020,
    /// The version of the data contract.
    pub version: ContractVersion,
    /// Member State
    #[serde(default)]
    #[schemars(extend("x-msq" = { "code": "memberState", "printed": false, "aliases": ["Country", "Country name", "Name of country", "Name of Member State", "Pays", "État membre", "País", "Estado Miembro", "Страна", "Государство-член", "国家", "会员国", "الدولة", "الدولة العضو"] }))]
    pub member_state: MemberState,
    /// Date
    #[serde(default)]
    #[schemars(extend("x-msq" = { "code": "date", "printed": false, "aliases": ["Date of response", "Date of submission", "Date submitted", "Date of completion", "Place and date", "Fecha", "Дата", "日期", "التاريخ"] }))]
    pub date: ResponseDate,
    /// I/We hereby authorize UNDESA to publish my/our responses as deemed necessary.
    #[serde(default)]
    #[schemars(extend("x-msq" = { "code": "authorization" }))]
    pub authorization: Authorization,
    /// Institutional Framework
    #[serde(default)]
    #[schemars(extend("x-msq" = { "section": "I" }))]
    pub institutional_framework: InstitutionalFramework,
    /// Strategy and Implementation
    #[serde(default)]
    #[schemars(extend("x-msq" = { "section": "II" }))]
    pub strategy_and_implementation: StrategyAndImplementation,
    /// Legal Framework
    #[serde(default)]
    #[schemars(extend("x-msq" = { "section": "III" }))]
    pub legal_framework: LegalFramework,
    /// Usage of online services
    #[serde(default)]
    #[schemars(extend("x-msq" = { "section": "IV" }))]
    pub usage_of_online_services: UsageOfOnlineServices,
    /// User satisfaction
    #[serde(default)]
    #[schemars(extend("x-msq" = { "section": "V" }))]
    pub user_satisfaction: UserSatisfaction,
    /// Social Media
    #[serde(default)]
    #[schemars(extend("x-msq" = { "section": "VI" }))]
    pub social_media: SocialMedia,
    /// New Technologies
    #[serde(default)]
    #[schemars(extend("x-msq" = { "section": "VII" }))]
    pub new_technologies: NewTechnologies,
    /// Indicators
    #[serde(default)]
    #[schemars(extend("x-msq" = { "section": "VIII" }))]
    pub indicators: Indicators,
    /// International and Regional Cooperation
    #[serde(default)]
    #[schemars(extend("x-msq" = { "section": "IX", "notes": [{ "number": 11, "text": "WSIS Action Line C.11 - International and regional cooperation - https://publicadministration.un.org/wsisis10/WSIS-Action-Lines-and-Facilitators" }] }))]
    pub international_and_regional_cooperation: InternationalAndRegionalCooperation,
    /// Contact and Additional Information
    #[serde(default)]
    #[schemars(extend("x-msq" = { "section": "X" }))]
    pub contact_and_additional_information: ContactAndAdditionalInformation,
}

impl Edition for Msq2020 {
    fn catalogue() -> Arc<Catalogue> {
        static CATALOGUE: LazyLock<Arc<Catalogue>> =
            LazyLock::new(|| Arc::new(Catalogue::derive::<Msq2020>()));
        Arc::clone(&CATALOGUE)
    }
}

/// The name of the edition, as it stands in every document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum Edition2020 {
    /// The edition of 2020.
    #[default]
    #[serde(rename = "2020")]
    Edition2020,
}

/// Portals and authorities.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct InstitutionalFramework {
    /// What is the official e-government portal at the national level? If more than one, please list all.
    #[schemars(extend("x-msq" = { "code": "1", "notes": [{ "number": 2, "text": "E-government or digital government will be used interchangeably in this survey and is defined as delivering services online and engaging people by using Information and Communication Technologies (ICTs)" }] }))]
    pub e_government_portal: Directory,
    /// Please also provide URLs for below specific portals, if exists:
    #[schemars(extend("x-msq" = { "code": "2" }))]
    pub specific_portals: SpecificPortals,
    /// Please provide name(s) and URL(s) of the government agency/department/ministry at the national level in
    /// charge of e-government.
    #[schemars(extend("x-msq" = { "code": "3" }))]
    pub e_government_agency: Directory,
    /// Does your country have a Chief Information Officer (CIO) to manage national cross-agency e-government
    /// programs/strategies?
    #[schemars(extend("x-msq" = { "code": "4", "notes": [{ "number": 5, "text": "CIO or a similar senior official with a leadership role, sometimes referred as Chief Technology Officer (CTO) or Chief Digital Officer (CDO)" }] }))]
    pub chief_information_officer: Officer,
    /// Please provide names and URLs of the government agencies/ministries/departments at the national level in
    /// charge of the following:
    #[schemars(extend("x-msq" = { "code": "5" }))]
    pub agencies_in_charge: AgenciesInCharge,
}

/// Portals beside the official one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct SpecificPortals {
    /// Words written beside the common prompt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
    /// E-services
    #[schemars(extend("x-msq" = { "code": "2.a", "notes": [{ "number": 3, "text": "A specific portal where you can see the list of all online services available for the public" }] }))]
    pub e_services: Directory,
    /// E-participation
    #[schemars(extend("x-msq" = { "code": "2.b", "notes": [{ "number": 4, "text": "E-Participation is about fostering civic engagement and open, participatory governance through Information and Communications Technologies (ICTs)." }] }))]
    pub e_participation: Directory,
    /// Open government data
    #[schemars(extend("x-msq" = { "code": "2.c" }))]
    pub open_government_data: Directory,
    /// Public procurement
    #[schemars(extend("x-msq" = { "code": "2.d" }))]
    pub public_procurement: Directory,
    /// Other major portals at the national level
    #[schemars(extend("x-msq" = { "code": "2.e" }))]
    pub other_major_portals: Directory,
}

/// Authorities by field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct AgenciesInCharge {
    /// Words written beside the common prompt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
    /// Planning and Development
    #[schemars(extend("x-msq" = { "code": "5.a" }))]
    pub planning_and_development: Directory,
    /// Education
    #[schemars(extend("x-msq" = { "code": "5.b" }))]
    pub education: Directory,
    /// Health
    #[schemars(extend("x-msq" = { "code": "5.c" }))]
    pub health: Directory,
    /// Social Protection and Welfare
    #[schemars(extend("x-msq" = { "code": "5.d" }))]
    pub social_protection_and_welfare: Directory,
    /// Employment and Decent Work
    #[schemars(extend("x-msq" = { "code": "5.e" }))]
    pub employment_and_decent_work: Directory,
    /// Environment
    #[schemars(extend("x-msq" = { "code": "5.f" }))]
    pub environment: Directory,
    /// Energy/Water
    #[schemars(extend("x-msq" = { "code": "5.g" }))]
    pub energy_water: Directory,
    /// Finance/Taxation
    #[schemars(extend("x-msq" = { "code": "5.h" }))]
    pub finance_taxation: Directory,
    /// Industry/Trade
    #[schemars(extend("x-msq" = { "code": "5.i" }))]
    pub industry_trade: Directory,
}

/// National strategies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct StrategyAndImplementation {
    /// Is there a national development strategy incorporating the Sustainable Development Goals (SDGs)?
    #[schemars(extend("x-msq" = { "code": "6" }))]
    pub national_development_strategy: YesNo,
    /// Is there a national e-government strategy/digital readiness strategy or equivalent?
    #[schemars(extend("x-msq" = { "code": "7" }))]
    pub national_e_government_strategy: YesNo,
    /// Please check whichever applies. National e-government strategy or equivalent:
    #[schemars(extend("x-msq" = { "code": "8" }))]
    pub e_government_strategy_features: CheckList<StrategyFeature>,
}

/// What a national e-government strategy has, is aligned with, or refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum StrategyFeature {
    /// has an implementation plan.
    ImplementationPlan,
    /// is aligned with the national development strategy
    AlignedWithNationalDevelopmentStrategy,
    /// is aligned with the Sustainable Development Goals (SDGs).
    AlignedWithSustainableDevelopmentGoals,
    /// is aligned with sub-national/local digital development strategy.
    AlignedWithSubNationalStrategy,
    /// has an emphasis on digital-first principle
    DigitalFirst,
    /// has an emphasis on digital by default; digital by design; mobile-first principle
    DigitalByDefault,
    /// has an emphasis on once-only (data) principle
    OnceOnly,
    /// has an emphasis to 'leave no one offline' or to 'leave no one behind'; or other specific measures to ensure
    /// e-government is accessible by the most vulnerable groups
    #[schemars(extend("x-msq" = { "notes": [{ "number": 6, "text": "Poor, immigrants, older persons, persons with disabilities, women, youth, indigenous people" }] }))]
    LeaveNoOneBehind,
    /// makes specific reference to e-participation, digital inclusion and/or engagement.
    EParticipation,
    /// makes specific reference to the use of social media in the government.
    SocialMedia,
    /// makes specific reference to the use of new technologies such as artificial intelligence, blockchain, big
    /// data
    #[schemars(extend("x-msq" = { "notes": [{ "number": 7, "text": "Also referring to emerging technologies" }] }))]
    NewTechnologies,
}

/// Laws.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct LegalFramework {
    /// Is there any legal framework on:
    #[schemars(extend("x-msq" = { "code": "9" }))]
    pub legal_framework_on: CheckList<LegalSubject>,
}

/// What a law can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum LegalSubject {
    /// access to information such as Freedom of Information Act
    AccessToInformation,
    /// personal data protection including digital security
    PersonalDataProtection,
    /// open government data
    OpenGovernmentData,
    /// digital identity
    DigitalIdentity,
    /// digital certification/signature
    DigitalSignature,
    /// e-procurement
    EProcurement,
    /// digitally publishing government expenditure
    #[schemars(extend("x-msq" = { "notes": [{ "number": 8, "text": "Related to SDG Indicator 16.6.1" }] }))]
    PublishingGovernmentExpenditure,
    /// data interoperability
    DataInteroperability,
    /// digital government as a right
    DigitalGovernmentAsARight,
}

/// How the use of services is measured.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct UsageOfOnlineServices {
    /// Do you collect usage statistics of e-government services?
    #[schemars(extend("x-msq" = { "code": "10" }))]
    pub collects_usage_statistics: YesNo,
    /// If yes, do you publish results online and share those with the public institutions concerned?
    #[schemars(extend("x-msq" = { "code": "11", "follows": "10" }))]
    pub publishes_usage_statistics: YesNo,
}

/// How satisfaction is measured.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct UserSatisfaction {
    /// Do you measure satisfaction of citizens on e-government services?
    #[schemars(extend("x-msq" = { "code": "12" }))]
    pub measures_satisfaction: YesNo,
    /// If yes, do you publish results online and share those with the public institutions concerned?
    #[schemars(extend("x-msq" = { "code": "13", "follows": "12" }))]
    pub publishes_satisfaction: YesNo,
}

/// Social media in government.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct SocialMedia {
    /// How does your government use social media at the national level to interact with and engage people in
    /// e-government activities? Please also explain if there were any guidelines for government officials on the use
    /// of social media.
    #[schemars(extend("x-msq" = { "code": "14" }))]
    pub use_of_social_media: Narrative,
}

/// Strategies and bodies for new technologies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct NewTechnologies {
    /// Does your government have a specific national strategy on one or more of following new technologies?
    #[schemars(extend("x-msq" = { "code": "15" }))]
    pub national_strategy_on: CheckList<NewTechnology>,
    /// Does your government have any government body at the national level working specifically related to the new
    /// technologies?
    #[schemars(extend("x-msq" = { "code": "16", "notes": [{ "number": 9, "text": "This can be an agency, cabinet, commission, committee, initiative etc." }] }))]
    pub government_body: YesNo,
}

/// A technology that a national strategy can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum NewTechnology {
    /// Artificial Intelligence (AI)
    ArtificialIntelligence,
    /// Blockchain
    Blockchain,
    /// Big data
    BigData,
    /// Smart cities
    SmartCities,
    /// Robotics
    Robotics,
    /// Internet of Things (IOT)
    InternetOfThings,
    /// Quantum computing
    QuantumComputing,
    /// Virtual reality
    VirtualReality,
    /// Augmented reality
    AugmentedReality,
    /// Other
    #[schemars(extend("x-msq" = { "open": true }))]
    Other,
}

/// Figures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Indicators {
    /// What is the percentage of the population satisfied with their last experience of online public services?
    #[schemars(extend("x-msq" = { "code": "17", "notes": [{ "number": 10, "text": "Related to SDG Indicator 16.6.2 Proportion of population satisfied with their last experience of public services. See for all indicators: https://unstats.un.org/sdgs/indicators/Global%20Indicator%20Framework%20after%20refinement_Eng.pdf" }] }))]
    pub satisfied_population: Percentage,
    /// What percentage of your GDP is allocated for ICT investment in the public sector?
    #[schemars(extend("x-msq" = { "code": "18", "fractionUpTo": 0.02 }))]
    pub ict_investment: Percentage,
    /// What is the proportion of persons employed in central government organizations routinely using ICTs?
    #[schemars(extend("x-msq" = { "code": "19" }))]
    pub employees_using_icts: Percentage,
    /// What is the proportion of persons employed in central government organizations routinely using the Internet?
    #[schemars(extend("x-msq" = { "code": "20" }))]
    pub employees_using_internet: Percentage,
    /// If any, what kind of indicators do you collect/use to track digital literacy at the national level?
    #[schemars(extend("x-msq" = { "code": "21" }))]
    pub digital_literacy_indicators: Narrative,
}

/// Work with other countries and with partners.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct InternationalAndRegionalCooperation {
    /// Is your government part of any sub-regional, regional or international cooperation on e-government?
    #[schemars(extend("x-msq" = { "code": "22" }))]
    pub cooperation: YesNo,
    /// Is your government offering (or planning to offer) support to other countries in the area of e-government?
    #[schemars(extend("x-msq" = { "code": "23" }))]
    pub support_to_other_countries: YesNo,
    /// Are there any ongoing public-private partnerships and multistakeholder partnerships, focusing on
    /// e-government?
    #[schemars(extend("x-msq" = { "code": "24" }))]
    pub partnerships: YesNo,
}

/// Who responded, and how.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct ContactAndAdditionalInformation {
    /// Contact
    #[schemars(extend("x-msq" = { "code": "X.contact", "printed": false }))]
    pub contact: Contact,
    /// Please select whichever applies:
    #[schemars(extend("x-msq" = { "code": "X.1", "labels": { "explanation": "Please explain further (Max 250 words)." }, "maxWords": { "explanation": 250 } }))]
    pub circumstances: CheckList<Circumstance>,
    /// How did you hear about this questionnaire?
    #[schemars(extend("x-msq" = { "code": "X.2", "labels": { "explanation": "Please explain further (Max 250 words)." }, "maxWords": { "explanation": 250 } }))]
    pub heard_through: CheckList<Channel>,
}

/// Who responded, and with what knowledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Circumstance {
    /// A group of government agencies responded to the questionnaire collectively.
    GroupOfAgencies,
    /// I am authorized and fully knowledgeable to respond to this questionnaire.
    AuthorizedAndKnowledgeable,
    /// I did not have the full information to respond to this questionnaire
    WithoutFullInformation,
    /// I mostly provided my own opinion/assessment rather than official information.
    OwnOpinion,
    /// Other
    #[schemars(extend("x-msq" = { "open": true }))]
    Other,
}

/// How word of the questionnaire reached the respondent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Channel {
    /// Directly from UN DESA
    UnDesa,
    /// From the Mission of my country to the United Nations
    MissionToTheUnitedNations,
    /// United Nations E-Government Survey website
    SurveyWebsite,
    /// LinkedIn
    LinkedIn,
    /// Facebook
    Facebook,
    /// Other
    #[schemars(extend("x-msq" = { "open": true }))]
    Other,
}
