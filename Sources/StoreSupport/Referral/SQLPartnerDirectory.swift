import Foundation
package import HelplineCore
package import Referral

package struct SQLPartnerDirectory<Database: StoreDatabase>: PartnerDirectory {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func matches(_ need: PartnerNeed, at: Timestamp) async throws(StoreFailure) -> PartnerMatches {
        let question = PartnerQuestion(need, at: at)
        return try await database.read { db in
            var found: [PartnerID] = []
            for row in try db.rows(question.statement, question.values) {
                guard try question.isOpen(try row.text("hours")) else { continue }
                found.append(try row.id("id"))
                if found.count > PartnerMatches.most { break }
            }
            let partners = try found.prefix(PartnerMatches.most).compactMap { id in
                try PartnerRow.find(id, in: db)
            }
            return PartnerMatches(partners: partners, more: found.count > PartnerMatches.most)
        }
    }

    package func all() async throws(StoreFailure) -> [Partner] {
        try await database.read { db in try PartnerRow.all("ORDER BY sort_key, id", [], in: db) }
    }

    package func all(recording: AuditEntry) async throws(StoreFailure) -> [Partner] {
        try await database.write { db in
            try AuditWriter.append(recording, in: db)
            return try PartnerRow.all("ORDER BY sort_key, id", [], in: db)
        }
    }

    package func keep(_ partner: Partner, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            // Whoever writes one, writes alone: two new ones of one id meet here, and the count holds.
            try db.lock(.partners)
            let known = try PartnerRow.version(of: partner.id, in: db)
            guard partner.version == (known ?? 0) + 1 else { throw StoreFailure.conflict(.outdated) }
            try PartnerRow.write(partner, version: partner.version, in: db)
            try Self.refuseTooMany(in: db)
            try AuditWriter.append(recording, in: db)
        }
    }

    package func take(_ partners: [Partner], recording: AuditEntry) async throws(StoreFailure) -> Int {
        try await database.write { db in
            try db.lock(.partners)
            var replaced = 0
            for partner in partners {
                let known = try PartnerRow.version(of: partner.id, in: db)
                replaced += known == nil ? 0 : 1
                try PartnerRow.write(partner, version: (known ?? 0) + 1, in: db)
            }
            try Self.refuseTooMany(in: db)
            try AuditWriter.append(recording, in: db)
            return replaced
        }
    }

    package func remove(_ id: PartnerID, version: Int, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            try db.lock(.partners)
            guard let known = try PartnerRow.version(of: id, in: db) else { return }
            guard known == version else { throw StoreFailure.conflict(.outdated) }
            try db.execute("DELETE FROM partner WHERE id = $1", [id.column])
            try AuditWriter.append(recording, in: db)
        }
    }

    private static func refuseTooMany(in db: any StoreTransaction) throws {
        let count = try db.row("SELECT count(*) AS count FROM partner")?.int("count") ?? 0
        guard count <= Partner.most else { throw StoreFailure.conflict(.limitReached) }
    }
}
