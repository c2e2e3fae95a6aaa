import HTTPTypes
public import Hummingbird

extension Router {
    /// Answers 405 with `Allow` for every other method of the addresses that are on the router now. `HEAD` is answered where
    /// `GET` is (`.autoGenerateHeadEndpoints`).
    public func refuseOtherMethods() {
        let methods: [HTTPRequest.Method] = [.get, .post, .put, .delete, .patch, .options, .head]
        let known = Dictionary(grouping: routes, by: \.path.description)
        for described in known.values {
            guard let path = described.first?.path else { continue }
            var taken = Set(described.map(\.method))
            if taken.contains(.get) { taken.insert(.head) }
            let allowed = taken.map(\.rawValue).sorted().joined(separator: ", ")
            for method in methods where !taken.contains(method) {
                on(path, method: method) { _, _ -> Response in
                    var problem = Problem.methodNotAllowed
                    problem.allow = allowed
                    throw problem
                }
            }
        }
    }
}
