import HelplineCore

/// Provinces as rows of `service_areas.csv`: by name, and by the code of ISO 3166-2.
enum HSDSArea {
    static func row(_ region: PartnerReach.Region) -> [String: String] {
        ["name": names(region)[0], "extent": "NL-\(region.rawValue.uppercased())", "extent_type": "text"]
    }

    enum Meaning: Equatable { case country, region(PartnerReach.Region) }

    /// `nil` for an area that is no province and not the country.
    static func meaning(of row: PartnerTable.Row) -> Meaning? {
        let isCode = ["", "text"].contains(row["extent_type"].lowercased())
        for text in [isCode ? row["extent"] : "", row["name"]] where !text.isEmpty {
            if ["nl", "nederland", "netherlands", "the netherlands"].contains(text.lowercased()) { return .country }
            let region = PartnerReach.Region.allCases.first { region in
                "nl-\(region.rawValue)" == text.lowercased()
                    || names(region).contains { $0.lowercased() == text.lowercased() }
            }
            if let region { return .region(region) }
        }
        return nil
    }

    private static func names(_ region: PartnerReach.Region) -> [String] {
        switch region {
        case .drenthe: ["Drenthe"]
        case .flevoland: ["Flevoland"]
        case .friesland: ["Friesland", "Fryslân"]
        case .gelderland: ["Gelderland"]
        case .groningen: ["Groningen"]
        case .limburg: ["Limburg"]
        case .northBrabant: ["Noord-Brabant", "North Brabant"]
        case .northHolland: ["Noord-Holland", "North Holland"]
        case .overijssel: ["Overijssel"]
        case .utrecht: ["Utrecht"]
        case .zeeland: ["Zeeland"]
        case .southHolland: ["Zuid-Holland", "South Holland"]
        }
    }
}
