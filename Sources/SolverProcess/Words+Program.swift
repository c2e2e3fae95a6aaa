import DisclosureControl

extension Words {
    mutating func write(_ program: LinearProgram, _ objectives: [Objective]) {
        write(program.variables) { words, variable in
            words.write(variable.lower)
            words.write(variable.upper)
            words.write(variable.isInteger)
        }
        write(program.rows) { words, row in
            words.write(row.terms)
            words.write(row.lower)
            words.write(row.upper)
        }
        write(objectives) { words, objective in
            words.write(objective.direction == .least)
            words.write(objective.terms)
        }
    }

    mutating func program() throws(MalformedWords) -> (LinearProgram, [Objective]) {
        let variables = try array { (words) throws(MalformedWords) in
            LinearProgram.Variable(from: try words.double(), to: try words.double(), isInteger: try words.flag())
        }
        let rows = try array { (words) throws(MalformedWords) in
            LinearProgram.Row(try words.terms(), from: try words.double(), to: try words.double())
        }
        let objectives = try array { (words) throws(MalformedWords) in
            Objective(try words.flag() ? .least : .most, try words.terms())
        }
        let terms = rows.flatMap(\.terms) + objectives.flatMap(\.terms)
        guard terms.allSatisfy({ variables.indices.contains($0.variable) }) else { throw MalformedWords() }
        return (LinearProgram(variables: variables, rows: rows), objectives)
    }

    private mutating func write(_ terms: [LinearProgram.Term]) {
        write(terms) { words, term in
            words.write(term.variable)
            words.write(term.coefficient)
        }
    }

    private mutating func terms() throws(MalformedWords) -> [LinearProgram.Term] {
        try array { (words) throws(MalformedWords) in LinearProgram.Term(try words.integer(), try words.double()) }
    }
}
