/// The files of a package that are written and read: names, columns and their types as HSDS 3.0 has them. A column that begins with
/// `x_lichtpunt_` is ours, for what the standard has no place for.
enum HSDSTable: String, CaseIterable {
    case organization, service, phone, schedule
    case serviceArea = "service_area"
    case language, attribute, taxonomy
    case taxonomyTerm = "taxonomy_term"

    static let own = "x_lichtpunt_"

    var file: String {
        switch self {
        case .organization: "organizations.csv"
        case .service: "services.csv"
        case .phone: "phones.csv"
        case .schedule: "schedules.csv"
        case .serviceArea: "service_areas.csv"
        case .language: "languages.csv"
        case .attribute: "attributes.csv"
        case .taxonomy: "taxonomies.csv"
        case .taxonomyTerm: "taxonomy_terms.csv"
        }
    }

    /// Those that are written, in order.
    var columns: [String] {
        switch self {
        case .organization: ["id", "name", "description", "website"]
        case .service:
            [
                "id", "organization_id", "name", "description", "url", "status", "application_process", "minimum_age",
                "maximum_age",
            ] + ["name_en", "reach_en", "next_en", "review"].map { Self.own + $0 }
        case .phone: ["id", "service_id", "number", "type"]
        case .schedule:
            ["id", "service_id", "valid_from", "valid_to", "freq", "byday", "description", "opens_at", "closes_at"]
        case .serviceArea: ["id", "service_id", "name", "extent", "extent_type"]
        case .language: ["id", "service_id", "code"]
        case .attribute: ["id", "link_id", "taxonomy_term_id", "link_entity"]
        case .taxonomy: ["id", "name", "description"]
        case .taxonomyTerm: ["id", "code", "name", "description", "taxonomy_id"]
        }
    }

    /// Without these a file of this kind says nothing that can be used.
    var needed: [String] {
        switch self {
        case .organization: ["id", "name"]
        case .service: ["id", "organization_id", "name"]
        case .phone: ["number"]
        case .schedule, .serviceArea, .language: ["service_id"]
        case .attribute: ["link_id", "taxonomy_term_id"]
        case .taxonomy, .taxonomyTerm: ["id"]
        }
    }

    /// Columns that are read beside those that are written; a value in any other is said to have no place.
    var alsoRead: [String] {
        switch self {
        case .phone: ["organization_id"]
        case .schedule:
            ["dtstart", "until", "count", "wkst", "interval", "byweekno", "bymonthday", "byyearday", "timezone"]
        case .language: ["name"]
        case .organization, .service, .serviceArea, .attribute, .taxonomy, .taxonomyTerm: []
        }
    }

    static func type(of column: String) -> String {
        switch column {
        case "minimum_age", "maximum_age": "number"
        case "valid_from", "valid_to", own + "review": "date"
        case "opens_at", "closes_at": "time"
        default: "string"
        }
    }

    /// Which file a column points to.
    static func target(of column: String) -> HSDSTable? {
        switch column {
        case "organization_id": .organization
        case "service_id": .service
        case "taxonomy_id": .taxonomy
        case "taxonomy_term_id": .taxonomyTerm
        default: nil
        }
    }
}
