import DisclosureControl
import HelplineCore

/// One figure of the report: its message, what was counted, bars, how to read them, and the table with its files.
struct ReportFigure {
    let table: YearReport.Table
    let year: Int
    let texts: ReportTexts
    let numbers: ReportNumbers

    func write(to page: inout HTMLWriter) {
        page.element("figure", [("class", "report__figure")]) { page in
            page.element("figcaption") { page in
                page.element("strong", text: message)
                page.element("span", text: subtitle)
            }
            BarChart(id: table.name, title: message, description: reading ?? subtitle, groups: groups).write(to: &page)
            if let reading { page.element("p", text: reading) }
            page.element("details") { page in
                page.element("summary", text: texts(.showTable))
                ReportPageTable(table: table, year: year, texts: texts, numbers: numbers).write(to: &page)
            }
            page.element("p", [("class", "report__files")]) { page in
                page.element(
                    "a", [("href", ReportFiles.path(of: table.name)), ("download", "")],
                    text: texts(.download, ["table": table.name]))
                page.text(" · ")
                page.element(
                    "a", [("href", ReportFiles.statistics(of: table.name)), ("download", "")], text: texts(.statistics))
            }
        }
    }

    private var name: String {
        table.columns.map { $0.label.text(in: texts.language) }.joined(separator: " × ")
    }

    private var subtitle: String {
        texts(
            .subtitle, ["over": table.over == .counted ? texts(.overCounted) : texts(.overSelf), "year": String(year)])
    }

    /// What stands out: how many say yes, or the largest class.
    private var message: String {
        guard let row = outstanding, let label = row.labels.first.flatMap({ $0 }), let count = row.value.printed else {
            return name
        }
        let values = [
            "name": name, "class": label.text(in: texts.language), "count": numbers.whole(count),
            "percentage": row.percentage.map { " (\(numbers.percentage($0)))" } ?? "",
        ]
        return texts(row.codes == ["yes"] ? .messageYes : .messageMost, values)
    }

    private var outstanding: YearReport.Row? {
        guard table.columns.count == 1 else { return nil }
        let shown = table.rows.filter { $0.value.printed != nil }
        return shown.first { $0.codes == ["yes"] } ?? shown.max { ($0.value.printed ?? 0) < ($1.value.printed ?? 0) }
    }

    /// The first bar that has a number, in words.
    private var reading: String? {
        guard let row = table.rows.first(where: { $0.value.printed != nil && !$0.codes.contains(nil) }),
            let count = row.value.printed
        else { return nil }
        let classes = row.labels.compactMap { $0?.text(in: texts.language) }.joined(separator: ", ")
        return texts(.reading, ["class": classes, "count": numbers.whole(count)])
    }

    /// By the first of two dimensions; without margins.
    private var groups: [BarChart.Group] {
        let rows = table.rows.filter { !$0.codes.contains(nil) }
        guard table.columns.count == 2 else { return [BarChart.Group(label: nil, bars: rows.map(bar))] }
        var codes: [String?] = []
        for row in rows where !codes.contains(row.codes[0]) { codes.append(row.codes[0]) }
        return codes.map { code in
            let own = rows.filter { $0.codes[0] == code }
            return BarChart.Group(
                label: own.first?.labels[0]?.text(in: texts.language), bars: own.map(bar))
        }
    }

    private func bar(_ row: YearReport.Row) -> BarChart.Bar {
        let label = row.labels.last.flatMap { $0 }?.text(in: texts.language) ?? texts(.total)
        guard let count = row.value.printed else { return .init(label: label, count: nil, value: texts(.hiddenBar)) }
        let percentage = row.percentage.map { " · \(numbers.percentage($0))" } ?? ""
        return .init(label: label, count: count, value: numbers.whole(count) + percentage)
    }
}
