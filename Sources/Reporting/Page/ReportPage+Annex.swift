extension ReportPage {
    /// How the report was made, and what a stranger needs to check it.
    func annex(_ page: inout HTMLWriter) {
        page.element("section", [("aria-labelledby", "annex")]) { page in
            page.element("h2", [("id", "annex")], text: texts(.annexTitle))
            let versions = ["plan": String(report.plan), "codeBook": String(report.codeBook)]
            page.element("p", text: texts(.annexText, versions))
            let folded = report.tables.filter { $0.step > 0 }.map { $0.columns[0].label.text(in: texts.language) }
            if !folded.isEmpty {
                page.element("p", text: texts(.foldedText, ["tables": folded.joined(separator: "; ")]))
            }
            switch standing {
            case .draft: break
            case .approved: page.element("p", text: texts(.approvedText))
            case .unapproved: page.element("p", text: texts(.unapprovedText))
            }
            proof(&page)
            if report.sums?.isEmpty == false {
                page.element("p") { page in page.element("a", [("href", ClassesCSV.path)], text: texts(.classSums)) }
            }
            page.element("p") { page in page.element("a", [("href", ReportFiles.checksums)], text: texts(.checksums)) }
            page.element("details", [("class", "report__checksums")]) { page in
                page.element("summary", text: texts(.tableChecksums))
                page.element("dl", [("class", "report__definitions")]) { page in
                    for each in tableChecksums {
                        page.element("dt", text: each.path)
                        page.element("dd", text: each.sum)
                    }
                }
            }
        }
    }

    private func proof(_ page: inout HTMLWriter) {
        let figures = [
            "hidden": numbers.whole(report.proof.hidden), "exact": numbers.whole(report.proof.exact),
            "solver": report.proof.solver,
        ]
        page.element("p", text: texts(.proofText, figures))
        if let narrowest = report.proof.narrowest {
            page.element("p", text: texts(.proofNarrowest, ["people": numbers.whole(narrowest)]))
        }
        page.element("p", text: texts(.proofRepeat))
    }
}
