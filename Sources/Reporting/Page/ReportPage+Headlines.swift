import DisclosureControl

extension ReportPage {
    /// The sentences that people will repeat.
    func headlines(_ page: inout HTMLWriter) {
        for headline in report.headlines {
            page.element("p", [("class", "report__headline")], text: sentence(headline))
        }
        if let age = report.meanAge {
            page.element(
                "p", [("class", "report__headline")], text: texts(.headlineMeanAge, ["age": numbers.whole(age)]))
        }
    }

    /// What the same rules do with the numbers of those sentences in a table of two dimensions.
    func withheld(_ page: inout HTMLWriter) {
        guard !report.withheld.isEmpty else { return }
        page.element("h3", text: texts(.withheldTitle))
        page.element("p", text: texts(.withheldText))
        page.element("ul") { page in
            for withheld in report.withheld { page.element("li", text: line(withheld)) }
        }
    }

    private func sentence(_ headline: YearReport.Headline) -> String {
        let key: ReportTexts.Key =
            switch headline.kind {
            case .persons: .headlinePersons
            case .form: .headlineForm
            case .majority: .headlineMajority
            }
        let values = headline.values.mapValues {
            headline.kind == .majority ? numbers.percentage($0) : numbers.whole($0)
        }
        let frame = ["year": String(report.year), "counted": numbers.whole(report.counted)]
        return texts(key, values.merging(frame) { own, _ in own })
    }

    private func line(_ withheld: YearReport.Withheld) -> String {
        let values = [
            "class": withheld.label.text(in: texts.language), "count": numbers.whole(withheld.count),
            "table": withheld.table.map { $0.text(in: texts.language) }.joined(separator: " × "),
            "hidden": numbers.whole(withheld.cells?.hidden ?? 0), "cells": numbers.whole(withheld.cells?.all ?? 0),
        ]
        return texts(withheld.cells == nil ? .withheldTable : .withheldCells, values)
    }
}
