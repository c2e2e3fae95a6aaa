import HelplineCore

/// The directory as one plain file.
public enum PartnerFile {
    public static func text(_ partners: [Partner]) -> String {
        let rows = partners.map { partner in PartnerColumn.allCases.map { cell($0, of: partner) } }
        return ([PartnerColumn.allCases.map(\.rawValue)] + rows).map(CSVWriter.line).joined()
    }

    private static func cell(_ column: PartnerColumn, of partner: Partner) -> String {
        let (nl, en, serves) = (partner.dutch, partner.english, partner.serves)
        return switch column {
        case .id: partner.id.description
        case .kind: partner.kind.rawValue
        case .nameNL: nl.name
        case .reachNL: nl.reach
        case .nextNL: nl.next
        case .nameEN: en.name
        case .reachEN: en.reach
        case .nextEN: en.next
        case .phone: partner.phone ?? ""
        case .website: partner.website ?? ""
        case .regions: several(serves.regions.map(\.rawValue))
        case .groups: several(serves.groups.map(\.rawValue))
        case .forms: several(serves.forms.map(\.rawValue))
        case .fromAge: String(serves.ages.lowerBound)
        case .toAge: String(serves.ages.upperBound)
        case .languages: several(Array(serves.languages))
        case .urgency: serves.urgency.rawValue
        case .hours: serves.hours.line
        case .review: partner.review?.description ?? ""
        }
    }

    private static func several(_ codes: [String]) -> String { codes.sorted().joined(separator: ";") }
}
