extension CodeBook {
    /// What makes a code book unfit for use, found before the first record is read with it.
    func check() throws(CodeBookProblem) {
        var seen: Set<FieldKey> = []
        for field in fields {
            guard seen.insert(field.key).inserted else { throw .repeatedField(field.key) }
            try checkTexts(field.label, of: field.key.rawValue)
            try checkCodes(of: field)
            if let condition = field.condition {
                // Validation goes through the fields once, so a condition looks back only.
                guard seen.contains(condition.field), condition.field != field.key,
                    let earlier = self.field(condition.field)
                else { throw .conditionLooksForward(field.key) }
                for code in condition.anyOf where earlier.entry(code) == nil { throw .unknownCode(code, in: field.key) }
            }
        }
        try checkDimensions()
    }

    private func checkCodes(of field: CodeBookField) throws(CodeBookProblem) {
        var seen: Set<Code> = []
        for entry in field.codes {
            guard seen.insert(entry.code).inserted else { throw .repeatedCode(entry.code, in: field.key) }
            try checkTexts(entry.label, of: "\(field.key.rawValue).\(entry.code.rawValue)")
        }
        guard seen.contains(.unknown) else { throw .withoutUnknown(field.key) }
        for code in field.exclusive where !seen.contains(code) { throw .unknownCode(code, in: field.key) }
    }

    private func checkDimensions() throws(CodeBookProblem) {
        var seen: Set<String> = []
        for dimension in dimensions {
            guard seen.insert(dimension.name).inserted else { throw .repeatedDimension(dimension.name) }
            // A care field is never in a table: refused here, so that no plan can ask for it.
            guard let field = field(dimension.field), !field.isCare, field.dimensions.contains(dimension.name)
            else { throw .dimensionWithoutField(dimension.name) }
            guard let last = dimension.classes.last, last.isResidual else { throw .withoutResidual(dimension.name) }
            try checkTexts(dimension.label, of: dimension.name)
            for each in dimension.classes {
                try checkTexts(each.label, of: "\(dimension.name).\(each.code)")
                for code in each.anyOf + each.allOf where field.entry(code) == nil {
                    throw .unknownCode(code, in: field.key)
                }
            }
        }
        for field in fields {
            for name in field.dimensions where !seen.contains(name) { throw .dimensionWithoutField(name) }
        }
    }

    private func checkTexts(_ wording: Wording, of name: String) throws(CodeBookProblem) {
        if wording.nl.isEmpty || wording.en.isEmpty { throw .withoutLabel(name) }
    }
}
