import DisclosureControl

extension ReportPage {
    /// The same tables of the years before, where those had them.
    func comparison(_ page: inout HTMLWriter) {
        guard !report.comparisons.isEmpty else { return }
        page.element("section", [("aria-labelledby", "years")]) { page in
            page.element("h2", [("id", "years")], text: texts(.yearsTitle))
            page.element("p", text: texts(.yearsText))
            for comparison in report.comparisons { write(comparison, &page) }
        }
    }

    private func write(_ comparison: YearReport.Comparison, _ page: inout HTMLWriter) {
        // On a narrow screen a row's name stands above its numbers; the roles keep it a table for who listens.
        page.element("div", [("class", "report__table report__years")]) { page in
            page.element("table", [("role", "table")]) { page in
                page.element("caption") { page in
                    page.element("strong", text: comparison.label.text(in: texts.language))
                    page.element("span", text: comparison.over == .counted ? texts(.overCounted) : texts(.overSelf))
                }
                page.element("thead", [("role", "rowgroup")]) { page in
                    page.element("tr", [("role", "row")]) { page in
                        page.element(
                            "th", [("scope", "col"), ("role", "columnheader")],
                            text: comparison.label.text(in: texts.language))
                        for year in comparison.years {
                            page.element(
                                "th", [("scope", "col"), ("role", "columnheader"), ("class", "report__number")],
                                text: String(year))
                        }
                    }
                }
                page.element("tbody", [("role", "rowgroup")]) { page in
                    for row in comparison.rows {
                        page.element("tr", [("role", "row")]) { page in
                            page.element(
                                "th", [("scope", "row"), ("role", "rowheader")],
                                text: row.label?.text(in: texts.language) ?? texts(.total))
                            for value in row.values { self.value(value, &page) }
                        }
                    }
                }
            }
        }
    }

    private func value(_ value: ReleasedValue?, _ page: inout HTMLWriter) {
        page.element("td", [("role", "cell"), ("class", "report__number")]) { page in
            switch value {
            case nil: page.element("abbr", [("title", texts(.noSuchClass))], text: "–")
            case .hidden?: page.element("abbr", [("title", texts(.hiddenSign))], text: TableCSV.hidden)
            case .some(let value): page.text(value.printed.map(numbers.whole) ?? "")
            }
        }
    }
}
