/// A table as a copy sees it: the same in both databases.
package struct CopiedTable: Equatable, Sendable {
    package struct Column: Equatable, Sendable {
        package enum Kind: Sendable { case integer, text, bytes }

        package let name: String
        package let kind: Kind

        package init(_ name: String, _ kind: Kind) {
            self.name = name
            self.kind = kind
        }
    }

    /// So many rows are in memory at once; the largest has 17 kB, a published report's page aside.
    package static let batch = 500

    package let name: String
    /// In alphabetical order, whatever the order in which they came.
    package let columns: [Column]
    /// The primary key's columns, in its order. Rows are read in the order of their key, texts by their bytes.
    package let key: [Column]

    /// `key` names columns.
    package init(_ name: String, columns: [Column], key: [String]) {
        self.name = name
        self.columns = columns.sorted { $0.name < $1.name }
        self.key = key.flatMap { name in columns.filter { $0.name == name } }
    }

    /// A row's key; its values are in the order of `columns`.
    package func key(of row: [ColumnValue]) -> [ColumnValue] {
        key.flatMap { part in zip(columns, row).filter { $0.0 == part }.map(\.1) }
    }
}

extension [CopiedTable] {
    /// Every table after those it refers to; tables of equal right in alphabetical order. `nil` when they refer to one another
    /// in a circle.
    package func inOrder(references: [String: Set<String>]) -> [CopiedTable]? {
        var waiting = sorted { $0.name < $1.name }
        var ordered: [CopiedTable] = []
        while !waiting.isEmpty {
            let names = Set(waiting.map(\.name))
            guard
                let next = waiting.firstIndex(where: {
                    names.isDisjoint(with: references[$0.name, default: []].subtracting([$0.name]))
                })
            else { return nil }
            ordered.append(waiting.remove(at: next))
        }
        return ordered
    }
}
