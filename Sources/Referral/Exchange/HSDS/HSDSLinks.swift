import Foundation
import HelplineCore

/// Which rows belong to which service; a row that points nowhere is a problem.
struct HSDSLinks {
    private var organizations: [String: PartnerTable.Row] = [:]
    private var byService: [HSDSTable: [PartnerID: [PartnerTable.Row]]] = [:]
    private var phonesByOrganization: [String: [PartnerTable.Row]] = [:]
    private var termsByService: [PartnerID: [HSDSTerm]] = [:]

    init() {}

    init(_ tables: [HSDSTable: PartnerTable], _ reading: inout PartnerFileReading) {
        for row in tables[.organization]?.rows ?? [] {
            guard Self.isNew(row, among: organizations[row["id"].lowercased()] != nil, &reading) else { continue }
            organizations[row["id"].lowercased()] = row
        }
        var services: Set<PartnerID> = []
        for row in tables[.service]?.rows ?? [] {
            guard let id = PartnerID(row["id"]), Self.isNew(row, among: services.contains(id), &reading) else {
                if PartnerID(row["id"]) == nil { Self.refuse(row, "id", .noID, &reading) }
                continue
            }
            services.insert(id)
            if organization(row["organization_id"]) == nil { Self.refuse(row, "organization_id", .noSuchRow, &reading) }
        }
        for table in [HSDSTable.phone, .schedule, .serviceArea, .language] {
            for row in tables[table]?.rows ?? [] { link(row, table, services, &reading) }
        }
        for row in tables[.attribute]?.rows ?? [] { take(row, services, &reading) }
    }

    func organization(_ id: String) -> PartnerTable.Row? { organizations[id.lowercased()] }

    func of(_ table: HSDSTable, _ id: PartnerID) -> [PartnerTable.Row] { byService[table]?[id] ?? [] }

    func ofOrganization(_ id: String) -> [PartnerTable.Row] { phonesByOrganization[id.lowercased()] ?? [] }

    func terms(of id: PartnerID) -> [HSDSTerm] { termsByService[id] ?? [] }

    private mutating func link(
        _ row: PartnerTable.Row, _ table: HSDSTable, _ services: Set<PartnerID>, _ reading: inout PartnerFileReading
    ) {
        if row["service_id"].isEmpty {
            if table == .phone && organization(row["organization_id"]) != nil {
                phonesByOrganization[row["organization_id"].lowercased(), default: []].append(row)
            } else {
                // Of a place, or of a person: an entry has neither.
                reading.add(.noPlace, at: row, "service_id")
            }
        } else if let id = PartnerID(row["service_id"]), services.contains(id) {
            byService[table, default: [:]][id, default: []].append(row)
        } else {
            Self.refuse(row, "service_id", .noSuchRow, &reading)
        }
    }

    private mutating func take(
        _ row: PartnerTable.Row, _ services: Set<PartnerID>, _ reading: inout PartnerFileReading
    ) {
        guard ["", "service"].contains(row["link_entity"].lowercased()) else {
            reading.add(.noPlace, at: row, "link_entity")
            return
        }
        guard let id = PartnerID(row["link_id"]), services.contains(id) else {
            Self.refuse(row, "link_id", .noSuchRow, &reading)
            return
        }
        guard let term = UUID(uuidString: row["taxonomy_term_id"]).flatMap({ HSDSTerm.byID[$0] }) else {
            reading.add(.noPlace, at: row, "taxonomy_term_id")
            return
        }
        termsByService[id, default: []].append(term)
    }

    private static func isNew(
        _ row: PartnerTable.Row, among isKnown: Bool, _ reading: inout PartnerFileReading
    ) -> Bool {
        if isKnown { refuse(row, "id", .idTwice, &reading) }
        return !isKnown
    }

    private static func refuse(
        _ row: PartnerTable.Row, _ column: String, _ reason: PartnerFileProblem.Reason,
        _ reading: inout PartnerFileReading
    ) {
        reading.refuse(PartnerFileProblem(file: row.file, line: row.line, column: column, reason))
    }
}
