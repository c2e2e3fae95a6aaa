public import ArgumentParser
public import Reporting

/// As somebody names it at the command line: `gender=1`.
extension Fold: ExpressibleByArgument {
    public init?(argument: String) {
        let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let step = Int(parts[1]), step > 0 else { return nil }
        self.init(table: String(parts[0]), step: step)
    }

    var argument: String { "\(table)=\(step)" }
}
