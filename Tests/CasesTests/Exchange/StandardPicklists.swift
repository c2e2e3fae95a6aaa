/// The values that the standards allow in the columns written here, as their own documents list them: the field standards of HTCDS
/// 2.0, and the public files of CTDC.
enum StandardPicklists {
    static let htcds: [String: Set<String>] = [
        "vic_TraffickingStatus": [
            "PossibleVictimOfTrafficking", "ActualVictimOfTrafficking", "NotAVictimOfTrafficking",
        ],
        "vic_TraffickingStatusDecisionMakingOrg": [
            "Police", "NGO", "CourtOrProsecution", "NonPoliceGovernmentalOrganization", "Other",
        ],
        "prs_Gender": [
            "Feminine", "Masculine", "TransgenderFeminine", "TransgenderMasculine", "NonConforming",
            "NonSpecifiedUnknown",
        ],
        "prs_PrimaryLanguage": ["nld", "eng"],
        "vic_RelationshipToTrafficker": ["Familial", "Acquainted", "Unaquainted"],
        "vic_AgeWhenTrafficked": ["15"],
        "vic_MethodOfRecruitment": [
            "AtAPlaceOfBusiness", "AtAnEducationalInstitution", "AtWork", "ThroughOnlineSocialNetworks",
            "ThroughAnOnlineAdvertisement", "ThroughATelevisionAdvert", "ThroughANewspaperAdvert",
            "ThroughFamilyOrFamilyEvents", "ThroughFriendsOrSocialEvents", "Other",
        ],
        "vic_MethodsOfControl": [
            "PhysicalThreats", "ThreatsLawEnforcement", "ThreatensChildrenFamily", "DebtBondage", "FalsePromises",
            "PhysicalAbuse", "SexualAbuse", "TakesEarnings", "RestrictsFinancialAccess", "RestrictsMedicalCare",
            "WithholdsNecessities", "PsychologicalAbuse", "PsychoactiveSubstance", "ExcessiveWorkingHours",
            "WithholdsDocuments", "Other",
        ],
        "vic_TypeOfExploitation": [
            "ForcedLabour", "SexualExploitation", "ChildLabour", "ForcedMarriage", "Servitude",
            "ForcedMilitaryByNonStateActors", "OrganRemoval", "ForcedBegging", "ForcedAdoption", "Surrogacy", "Other",
        ],
        "cas_Status": ["Active", "FollowUp", "Closed", "ClosedReferred"],
        "cas_ReasonForOutgoingReferral": ["AdditionalServicesRequired", "MigrationOrChangeOfLocation", "Other"],
        "con_Consent": ["true", "false"],
    ]

    /// Every other column of CTDC's says `1` or nothing.
    static let ctdc: [String: Set<String>] = [
        "yearOfRegistration": ["2021"],
        "gender": ["Man", "Woman", "Trans/Transgender/NonConforming"],
        "ageBroad": ["0--8", "9--17", "18--20", "21--23", "24--26", "27--29", "30--38", "39--47", "48+"],
        "citizenship": [], "CountryOfExploitation": [],
        "traffickMonths": ["0--12 (0-1 yr)", "13--24 (1-2 yrs)", "25+ (2+ yrs)"],
    ]
}
