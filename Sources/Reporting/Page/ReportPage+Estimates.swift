extension ReportPage {
    /// What others say of how many there are: beside our numbers, with whom it is about, and no ratio of the two.
    func estimates(_ page: inout HTMLWriter) {
        guard !report.estimates.isEmpty else { return }
        page.element("section", [("aria-labelledby", "estimates")]) { page in
            page.element("h2", [("id", "estimates")], text: texts(.estimatesTitle))
            page.element("p", text: texts(.estimatesText))
            page.element("dl", [("class", "report__definitions")]) { page in
                for estimate in report.estimates {
                    let label = estimate.label.text(in: texts.language)
                    page.element("dt", text: "\(numbers.whole(estimate.people)): \(label)")
                    page.element("dd") { page in
                        page.element("p", text: estimate.definition.text(in: texts.language))
                        page.element(
                            "p", text: texts(.estimateSource, ["source": estimate.source.text(in: texts.language)]))
                    }
                }
            }
        }
    }
}
