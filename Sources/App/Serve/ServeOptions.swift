public import ArgumentParser
import Foundation

/// The options of `lichtpunt serve`.
public struct ServeOptions: ParsableArguments, Sendable {
    @Flag(help: "Start the demonstration organisation: this machine only, invented people, fixed passphrases.")
    public var demo = false

    @Option(help: "The installation's folder (default: LICHTPUNT_DATA, or lichtpunt-data here).")
    public var data: String?

    @Option(
        help:
            "PostgreSQL's address, postgres://… (default: LICHTPUNT_DATABASE, or the configuration's database, or sqlite: a file in the folder)."
    )
    public var database: String?

    @Option(help: "Port of the visitor site (default 8080).")
    public var visitorPort: Int?

    @Option(help: "Port of the staff site (default 8081).")
    public var staffPort: Int?

    @Option(help: "Port of the partner site, where guests come (default: none; 8082 for a demonstration).")
    public var partnerPort: Int?

    @Option(help: "Port with health and figures for the operator, on this machine only (default: none).")
    public var operationsPort: Int?

    @Option(help: "Folder with the pages' files (default: Assets here or beside the program).")
    public var assets: String?

    @Option(
        help:
            "Configuration file, JSON (default: lichtpunt.json in the data folder). See docs/operate/configuration.md.")
    public var config: String?

    public init() {}
}
