import DisclosureControl

/// A table as CSV, made for strangers: a column per dimension with `year` and whatever restricts the table, `Total` for the margins,
/// `count` last, and `x` where a count is hidden. The same codes mean the same people in every table. Where numbers are rounded, a
/// column before it says to which multiple; 1: as it is.
enum TableCSV {
    static let total = "Total"
    static let hidden = "x"
    static let rounding = "rounding"

    static func text(of table: YearReport.Table, year: Int) -> String {
        let isRounded = (table.rows.map(\.value) + [table.total]).contains { $0.base > 1 }
        func values(_ value: ReleasedValue) -> [String] {
            (isRounded ? [String(value.base)] : []) + [value.printed.map(String.init) ?? hidden]
        }
        let restriction = PlannedTable.restriction(table.over, in: year)
        let restricted = ["year", "topic"] + (table.over == .own ? ["role"] : [])
        let start = restricted.map { restriction.code(in: $0) ?? total }
        let header = restricted + table.columns.map(\.dimension) + (isRounded ? [rounding] : []) + ["count"]
        let rows = table.rows.map { row in start + row.codes.map { $0 ?? total } + values(row.value) }
        let last = start + table.columns.map { _ in total } + values(table.total)
        return text(of: [header] + rows + [last])
    }

    static func text(of lines: [[String]]) -> String {
        lines.map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func quoted(_ field: String) -> String {
        field.contains(where: { ",\"\r\n".contains($0) }) ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }
}

extension ReleasedValue {
    /// Of which multiple it is the nearest; 1: it is as it is, or hidden.
    fileprivate var base: Int { if case .rounded(_, to: let base) = self { base } else { 1 } }
}
