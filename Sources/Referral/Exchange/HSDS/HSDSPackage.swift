import Foundation
import HelplineCore

/// The directory as a Tabular Data Package of HSDS 3.0: an organisation and a service for each entry, and the rows that say more of it.
public enum HSDSPackage {
    public static let descriptor = "datapackage.json"

    /// The files of the folder, by name.
    public static func files(_ partners: [Partner]) throws -> [(name: String, text: String)] {
        [(descriptor, try description())]
            + HSDSTable.allCases.map { table in
                let rows = rows(table, partners).map { row in table.columns.map { row[$0] ?? "" } }
                return (table.file, ([table.columns] + rows).map(CSVWriter.line).joined())
            }
    }

    private static func rows(_ table: HSDSTable, _ partners: [Partner]) -> [[String: String]] {
        switch table {
        case .organization: partners.map(organization)
        case .service: partners.map(service)
        case .phone:
            partners.flatMap { partner in
                linked(partner.phone.map { [["number": $0, "type": "voice"]] } ?? [], to: partner)
            }
        case .schedule: partners.flatMap { linked(HSDSHours.rows($0.serves.hours), to: $0) }
        case .serviceArea:
            partners.flatMap { partner in
                linked(
                    PartnerReach.Region.allCases.filter(partner.serves.regions.contains).map(HSDSArea.row), to: partner)
            }
        case .language: partners.flatMap { linked($0.serves.languages.sorted().map { ["code": $0] }, to: $0) }
        case .attribute: partners.flatMap(attributes)
        case .taxonomy, .taxonomyTerm: vocabulary(table, partners)
        }
    }

    private static func organization(_ partner: Partner) -> [String: String] {
        [
            "id": partner.id.description, "name": partner.dutch.name,
            "description": partner.dutch.next.isEmpty ? partner.dutch.name : partner.dutch.next,
            "website": partner.website ?? "",
        ]
    }

    /// An organisation and its service have one id: those of two kinds of rows never meet.
    private static func service(_ partner: Partner) -> [String: String] {
        let ages = partner.serves.ages
        return [
            "id": partner.id.description, "organization_id": partner.id.description, "name": partner.dutch.name,
            "description": partner.dutch.next, "url": partner.website ?? "", "status": "active",
            "application_process": partner.dutch.reach,
            "minimum_age": ages.lowerBound == 0 ? "" : String(ages.lowerBound),
            "maximum_age": ages.upperBound == PartnerReach.oldestAge ? "" : String(ages.upperBound),
            HSDSTable.own + "name_en": partner.english.name, HSDSTable.own + "reach_en": partner.english.reach,
            HSDSTable.own + "next_en": partner.english.next,
            HSDSTable.own + "review": partner.review?.description ?? "",
        ]
    }

    private static func attributes(_ partner: Partner) -> [[String: String]] {
        let rows = partner.terms.map { term in
            [
                "link_id": partner.id.description, "taxonomy_term_id": term.id.uuidString.lowercased(),
                "link_entity": "service",
            ]
        }
        return linked(rows, to: partner)
    }

    /// Only what these entries use.
    private static func vocabulary(_ table: HSDSTable, _ partners: [Partner]) -> [[String: String]] {
        let used = Set(partners.flatMap(\.terms)).sorted {
            ($0.taxonomy.rawValue, $0.code) < ($1.taxonomy.rawValue, $1.code)
        }
        func taxonomyID(_ taxonomy: HSDSTerm.Taxonomy) -> String { taxonomy.id.uuidString.lowercased() }
        if table == .taxonomyTerm {
            return used.map { term in
                [
                    "id": term.id.uuidString.lowercased(), "code": term.code, "name": term.code,
                    "description": "\(term.taxonomy.description): \(term.code)",
                    "taxonomy_id": taxonomyID(term.taxonomy),
                ]
            }
        }
        return HSDSTerm.Taxonomy.allCases.filter { taxonomy in used.contains { $0.taxonomy == taxonomy } }.map {
            ["id": taxonomyID($0), "name": $0.name, "description": $0.description]
        }
    }

    /// Rows of an entry, each with an id that follows from the entry's and its number.
    private static func linked(_ rows: [[String: String]], to partner: Partner) -> [[String: String]] {
        rows.enumerated().map { number, row in
            let id = UUID.digest(of: ["lichtpunt/1", "directory-row", partner.id.description, String(number)])
            return row.merging(["id": id.uuidString.lowercased(), "service_id": partner.id.description]) { $1 }
        }
    }
}
