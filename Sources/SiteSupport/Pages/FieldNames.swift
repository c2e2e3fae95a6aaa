/// The names of a page's fields, those of nested structs and list elements included.
struct FieldNames {
    private(set) var names: Set<String> = []

    init(of value: Any) { collect(value, depth: 0) }

    private mutating func collect(_ value: Any, depth: Int) {
        guard depth < 8 else { return }
        let mirror = Mirror(reflecting: value)
        for child in mirror.children {
            if let label = child.label, mirror.displayStyle == .struct { names.insert(label) }
            collect(child.value, depth: depth + 1)
        }
    }
}
