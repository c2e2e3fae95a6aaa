import Cases
import Foundation
import HelplineCore

/// What the field `willingness` of a case said at each closing, and what was heard of it later. A correction between two closings is
/// none of it; it has an order and no days, which would say when she talked.
package enum Willingness {
    /// The latest so many are kept.
    static let most = 20

    /// Her conversation closes: what is registered stands.
    static func settle(_ conversation: ConversationID, in db: any StoreTransaction) throws {
        guard let link = try CaseLink.find(conversation, in: db), let number = link.number, let record = link.record
        else { return }
        try settle(record.fields, of: number, in: db)
    }

    static func settle(_ fields: CaseFields, of number: Data, in db: any StoreTransaction) throws {
        guard let code = fields.codes(.willingness).first, code != .unknown,
            let row = try db.row("SELECT willingness FROM case_record WHERE number = $1", [.bytes(number)])
        else { return }
        let known = codes(try row.text("willingness"))
        guard known.last != code else { return }
        let column = (known + [code]).suffix(most).map(\.rawValue).joined(separator: " ")
        try db.execute(
            "UPDATE case_record SET willingness = $1 WHERE number = $2", [.text(column), .bytes(number)])
    }

    static func codes(_ column: String) -> [Code] {
        column.split(separator: " ").map { Code(rawValue: String($0)) }
    }
}
