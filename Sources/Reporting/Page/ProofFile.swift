/// What the audit found, for a machine to read.
enum ProofFile {
    static func text(of report: YearReport) -> String {
        let proof = report.proof
        let lines = [
            "\"year\": \(report.year)", "\"plan\": \(report.plan)", "\"codeBook\": \(report.codeBook)",
            "\"hidden\": \(proof.hidden)", "\"exact\": \(proof.exact)",
            "\"narrowest\": \(proof.narrowest.map(String.init) ?? "null")", "\"leastHidden\": \(proof.isLeast)",
            "\"solver\": \"\(proof.solver)\"",
        ]
        return "{\n  " + lines.joined(separator: ",\n  ") + "\n}\n"
    }
}
