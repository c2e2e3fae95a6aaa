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
                        page.element("th", [("scope", "col")], text: table.label.text(in: texts.language))
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
                        page.element("th", [("scope", "row")], text: texts(.total))
                        number(numbers.whole(table.total), &page)
                        number("", &page)
                    }
                }
            }
            page.element("p") { page in
                page.element(
                    "a", [("href", ReportFiles.path(of: table.name)), ("download", "")],
                    text: texts(.download, ["table": table.name]))
            }
        }
    }

    private func caption(_ page: inout HTMLWriter) {
        let over = table.over == .counted ? texts(.overCounted) : texts(.overSelf)
        page.element("caption") { page in
            page.element("strong", text: table.label.text(in: texts.language))
            page.element("span", text: "\(over), \(year)")
        }
    }

    private func row(_ row: YearReport.Row, _ page: inout HTMLWriter) {
        page.element("tr") { page in
            page.element("th", [("scope", "row")], text: row.label.text(in: texts.language))
            if let count = row.value.count {
                number(numbers.whole(count), &page)
            } else {
                page.element("td", [("class", "report__number")]) { page in
                    page.element("abbr", [("title", texts(.hiddenSign))], text: "x")
                }
            }
            number(row.percentage.map(numbers.percentage) ?? "", &page)
        }
    }

    private func number(_ text: String, _ page: inout HTMLWriter) {
        page.element("td", [("class", "report__number")], text: text)
    }
}
