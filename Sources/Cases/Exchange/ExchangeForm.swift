/// A form in which cases go from one organisation to another. What each holds, and what was looked up where:
/// docs/operate/exchange.md.
public enum ExchangeForm: String, Sendable, CaseIterable {
    /// The import file: the code book's own fields and codes.
    case csv
    /// Human Trafficking Case Data Standard 2.0 of the International Organization for Migration, and behind its columns the code
    /// book's own, because the standard has no place for most of them.
    case htcds
    /// The 27 columns of the Global Synthetic Dataset of the Counter-Trafficking Data Collaborative: coarse, and without a key.
    case ctdc

    /// Begins the name of a column of the code book in a file of a standard.
    static let ownColumn = "x_lichtpunt_"
    static let year = "yearOfRegistration"

    /// The standard's columns that are written, in order; none for the import file.
    var columns: [String] {
        switch self {
        case .csv: []
        case .htcds:
            [
                "vic_TraffickingStatus", "vic_TraffickingStatusDecisionMakingOrg", "prs_Gender", "prs_PrimaryLanguage",
                "vic_RelationshipToTrafficker", "vic_AgeWhenTrafficked", "vic_MethodOfRecruitment",
                "vic_MethodsOfControl", "vic_TypeOfExploitation", "cas_Status", "cas_ReferredOrganisation",
                "cas_ReasonForOutgoingReferral", "con_Consent",
            ]
        case .ctdc:
            [
                Self.year, "gender", "ageBroad", "citizenship", "CountryOfExploitation", "traffickMonths",
                "meansDebtBondageEarnings", "meansThreats", "meansAbusePsyPhySex", "meansFalsePromises",
                "meansDrugsAlcohol", "meansDenyBasicNeeds", "meansExcessiveWorkHours", "meansWithholdDocs",
                "isForcedLabour", "isSexualExploit", "isOtherExploit", "typeOfLabourAgriculture",
                "typeOfLabourConstruction", "typeOfLabourDomesticWork", "typeOfLabourHospitality",
                "typeOfSexProstitution", "typeOfSexPornography", "recruiterRelationIntimatePartner",
                "recruiterRelationFriend", "recruiterRelationFamily", "recruiterRelationOther",
            ]
        }
    }

    /// Columns that say several things at once, with a semicolon between.
    static let several: Set = [
        "vic_MethodOfRecruitment", "vic_MethodsOfControl", "vic_TypeOfExploitation", "cas_ReferredOrganisation",
    ]
    /// Columns that follow from others: written, and never read.
    static let following: Set = [
        "vic_TraffickingStatusDecisionMakingOrg", "cas_Status", "cas_ReasonForOutgoingReferral",
    ]

    /// What the first line of a file says that the file is.
    init(header: [String]) {
        let prefixes = ["prs_", "vic_", "cas_", "con_"]
        if header.contains("case") {
            self = .csv
        } else if header.contains(Self.year) {
            self = .ctdc
        } else if header.contains(where: { name in prefixes.contains { name.hasPrefix($0) } }) {
            self = .htcds
        } else {
            self = .csv
        }
    }
}
