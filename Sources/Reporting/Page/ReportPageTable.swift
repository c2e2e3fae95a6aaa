import DisclosureControl
import HelplineCore

/// One table of the report: caption, a row per class, the total, and its file.
struct ReportPageTable {
    let table: YearReport.Table
    let year: Int
    let texts: ReportTexts
    let numbers: ReportNumbers

    func write(to page: inout HTMLWriter) {
        page.element("div", [("class", "report__table")]) { page in
            page.element("table", [("id", table.name)]) { page in
                caption(&page)
                page.element("thead") { page in
                    page.element("tr") { page in
                        for column in table.columns {
                            page.element("th", [("scope", "col")], text: column.label.text(in: texts.language))
                        }
                        page.element("th", [("scope", "col"), ("class", "report__number")], text: texts(.columnPeople))
                        page.element(
                            "th", [("scope", "col"), ("class", "report__number")], text: texts(.columnPercentage))
                    }
                }
                page.element("tbody") { page in
                    for row in table.rows { self.row(row, &page) }
                }
                page.element("tfoot") { page in
                    page.element("tr") { page in
                        for _ in table.columns { page.element("th", [("scope", "row")], text: texts(.total)) }
                        value(table.total, &page)
                        number("", &page)
                    }
                }
            }
        }
    }

    private func caption(_ page: inout HTMLWriter) {
        let over = table.over == .counted ? texts(.overCounted) : texts(.overSelf)
        page.element("caption") { page in
            page.element(
                "strong", text: table.columns.map { $0.label.text(in: texts.language) }.joined(separator: " × "))
            page.element("span", text: "\(over), \(year)")
        }
    }

    private func row(_ row: YearReport.Row, _ page: inout HTMLWriter) {
        page.element("tr") { page in
            for label in row.labels {
                page.element("th", [("scope", "row")], text: label?.text(in: texts.language) ?? texts(.total))
            }
            value(row.value, &page)
            number(row.percentage.map(numbers.percentage) ?? "", &page)
        }
    }

    private func value(_ value: ReleasedValue, _ page: inout HTMLWriter) {
        if let count = value.printed { return number(numbers.whole(count), &page) }
        page.element("td", [("class", "report__number")]) { page in
            page.element("abbr", [("title", texts(.hiddenSign))], text: TableCSV.hidden)
        }
    }

    private func number(_ text: String, _ page: inout HTMLWriter) {
        page.element("td", [("class", "report__number")], text: text)
    }
}
