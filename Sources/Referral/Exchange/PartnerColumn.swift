/// A column of the plain file, in its order. Several codes in one cell stand with a semicolon between.
enum PartnerColumn: String, CaseIterable {
    case id, kind
    case nameNL = "name_nl", reachNL = "reach_nl", nextNL = "next_nl"
    case nameEN = "name_en", reachEN = "reach_en", nextEN = "next_en"
    case phone, website, regions, groups, forms
    case fromAge = "from_age", toAge = "to_age"
    case languages, urgency, hours, review

    /// Without these a row says too little.
    static let needed: [PartnerColumn] = [.kind, .nameNL]
}
