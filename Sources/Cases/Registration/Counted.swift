/// Who is counted: the unit of count of the yearly report.
public enum Counted {
    /// Came into view for the first time, and did not object: the total of all visitors, any role and topic.
    ///
    /// "First time" is what was not said to be a return: `no` or `unk`.
    public static func isVisitor(_ fields: CaseFields) -> Bool {
        let seen = fields.codes(.seenBefore)
        return !fields.isObjected && (seen.isEmpty || seen == ["no"] || seen == [.unknown])
    }

    /// Of those, who asks for help about trafficking, for himself or for another.
    public static func isAboutTrafficking(_ fields: CaseFields) -> Bool {
        isVisitor(fields) && fields.codes(.topic).contains("th")
            && (fields.codes(.role) == ["self"] || fields.codes(.role) == ["bystander"])
    }
}
