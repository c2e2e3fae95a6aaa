import Foundation
import HelplineCore

extension PartnerFile {
    /// Everything that is wrong with a plain file, or its entries. A column may be missing but for `kind` and `name_nl`; a row without
    /// an id gets one from its kind and name, so that the same file again brings nobody twice.
    /// - Parameter file: Its name, for problems.
    public static func read(_ bytes: some Sequence<UInt8>, file: String) -> PartnerFileReading {
        var reading = PartnerFileReading()
        guard let table = PartnerTable(bytes, file: file, into: &reading),
            table.has(PartnerColumn.needed.map(\.rawValue), &reading)
        else { return reading }
        for name in table.columns where PartnerColumn(rawValue: name) == nil {
            reading.refuse(PartnerFileProblem(file: file, line: 1, column: name, .unknownColumn))
        }
        guard table.rows.count <= Partner.most else {
            reading.refuse(PartnerFileProblem(file: file, line: table.rows[Partner.most].line, .tooMany))
            return reading
        }
        var known: Set<PartnerID> = []
        for row in table.rows {
            guard let partner = PartnerFileRow(row: row).partner(&reading) else { continue }
            if !known.insert(partner.id).inserted {
                let column: PartnerColumn = row[PartnerColumn.id.rawValue].isEmpty ? .nameNL : .id
                reading.refuse(PartnerFileProblem(file: file, line: row.line, column: column.rawValue, .idTwice))
            }
            reading.partners.append(partner)
        }
        return reading
    }
}
