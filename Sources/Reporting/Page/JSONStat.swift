import DisclosureControl
import Foundation

/// A table as JSON-stat 2.0, the form in which statistical offices exchange tables: its values in the order of its dimensions, with
/// the same codes as the CSV. A hidden count is `null` with the status `x`.
struct JSONStat: Encodable {
    struct Category: Encodable {
        let index: [String]
        let label: [String: String]
    }
    struct Dimension: Encodable {
        let label: String
        let category: Category
    }
    let version = "2.0"
    let `class` = "dataset"
    let label: String
    let note: [String]
    let id: [String]
    let size: [Int]
    let role = ["time": ["year"]]
    let dimension: [String: Dimension]
    let value: [Int?]
    /// By the place of the value.
    let status: [String: String]

    init(_ table: YearReport.Table, year: Int, rounding: Int?, texts: ReportTexts) {
        let restriction = PlannedTable.restriction(table.over, in: year)
        let over = table.over == .counted ? texts(.overCounted) : texts(.overSelf)
        var named: [(name: String, dimension: Dimension)] = restriction.dimensions.map { name in
            let code = restriction.code(in: name) ?? ""
            return (name, Dimension(label: name, category: Category(index: [code], label: [code: code])))
        }
        var lists: [[String?]] = []
        for (place, column) in table.columns.enumerated() {
            var codes: [String?] = []
            var labels = [TableCSV.total: texts(.total)]
            for row in table.rows where !codes.contains(row.codes[place]) {
                guard let code = row.codes[place] else { continue }
                codes.append(code)
                labels[code] = row.labels[place]?.text(in: texts.language) ?? code
            }
            lists.append(codes + [nil])
            named.append(
                (
                    column.dimension,
                    Dimension(
                        label: column.label.text(in: texts.language),
                        category: Category(index: codes.compactMap { $0 } + [TableCSV.total], label: labels))
                ))
        }
        let cells = lists.reduce([[]]) { cells, codes in cells.flatMap { cell in codes.map { cell + [$0] } } }
        let values = Dictionary(table.rows.map { ($0.codes, $0.value) }) { first, _ in first }
        let found = cells.map { codes in codes.allSatisfy { $0 == nil } ? table.total : values[codes] }
        label = "\(table.columns.map { $0.label.text(in: texts.language) }.joined(separator: " × ")): \(over), \(year)"
        note = [texts(.hiddenNote)] + (rounding.map { [texts(.roundingNote, ["base": String($0)])] } ?? [])
        id = named.map(\.name)
        size = named.map(\.dimension.category.index.count)
        dimension = Dictionary(uniqueKeysWithValues: named.map { ($0.name, $0.dimension) })
        value = found.map { $0?.printed }
        status = Dictionary(
            uniqueKeysWithValues: found.enumerated().filter { $0.element == .hidden }
                .map { (String($0.offset), TableCSV.hidden) })
    }

    /// With sorted keys: the same table gives the same bytes.
    func bytes() -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        do {
            return try encoder.encode(self) + Data("\n".utf8)
        } catch {
            preconditionFailure("texts and numbers cannot be written: \(error)")
        }
    }
}
