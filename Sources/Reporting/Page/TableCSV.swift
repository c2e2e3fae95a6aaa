import DisclosureControl

/// A table as CSV: a column per dimension with `year` and what it is restricted to, `Total` for the margin, `count` last, and
/// `x` where a count is hidden.
enum TableCSV {
    static func text(of table: YearReport.Table, year: Int) -> String {
        let restricted = table.over == .own
        let header = ["year"] + (restricted ? ["role"] : []) + [table.dimension, "count"]
        let start = [String(year)] + (restricted ? [Population.own.rawValue] : [])
        let rows = table.rows.map { start + [$0.code, $0.value.count.map(String.init) ?? "x"] }
        let lines = [header] + rows + [start + ["Total", String(table.total)]]
        return lines.map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func quoted(_ field: String) -> String {
        field.contains(where: { ",\"\r\n".contains($0) }) ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }
}
