import Foundation
import HelplineCore

/// What an organisation is, whom it is for and how soon it helps, as terms of four taxonomies of our own. Their ids never change: a term
/// is known by its id.
struct HSDSTerm: Hashable {
    enum Taxonomy: UInt8, CaseIterable {
        case kind = 1, group, form, urgency

        var name: String { "lichtpunt-\(self)" }

        var description: String {
            switch self {
            case .kind: "What an organisation is"
            case .group: "For whom it is there; without a term it excludes nobody"
            case .form: "For which form of exploitation, by the codes of the code book; without a term it excludes none"
            case .urgency: "How soon it can do something"
            }
        }

        /// In an order to which only may be added.
        var codes: [String] {
            switch self {
            case .kind: PartnerKind.allCases.map(\.rawValue)
            case .group: PartnerReach.Group.allCases.map(\.rawValue)
            case .form: PartnerReach.Form.allCases.map(\.rawValue)
            case .urgency: PartnerReach.Urgency.allCases.map(\.rawValue)
            }
        }

        var id: UUID { HSDSTerm.uuid(self, "") }
    }

    let taxonomy: Taxonomy
    let code: String

    var id: UUID { Self.uuid(taxonomy, code) }

    static let byID: [UUID: HSDSTerm] = {
        let terms = Taxonomy.allCases.flatMap { taxonomy in
            taxonomy.codes.map { HSDSTerm(taxonomy: taxonomy, code: $0) }
        }
        return Dictionary(uniqueKeysWithValues: terms.map { ($0.id, $0) })
    }()

    private static func uuid(_ taxonomy: Taxonomy, _ code: String) -> UUID {
        .digest(of: ["lichtpunt/1", "directory-term", taxonomy.name, code])
    }
}

extension Partner {
    var terms: [HSDSTerm] {
        func terms(_ taxonomy: HSDSTerm.Taxonomy, _ codes: [String]) -> [HSDSTerm] {
            codes.sorted().map { HSDSTerm(taxonomy: taxonomy, code: $0) }
        }
        return terms(.kind, [kind.rawValue]) + terms(.group, serves.groups.map(\.rawValue))
            + terms(.form, serves.forms.map(\.rawValue)) + terms(.urgency, [serves.urgency.rawValue])
    }
}
