// swift-tools-version:6.2
import PackageDescription

/// One set of settings for every target: docs/adr/0002-one-package-of-floors.md.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// Equal names in both databases, each with its own file.
let migrations: [Resource] = [
    "m0001_chat", "m0002_accounts", "m0003_cases", "m0004_shift", "m0005_handover", "m0006_hours", "m0007_limits",
    "m0008_notes", "m0009_saved_texts", "m0010_figures", "m0011_objections", "m0012_blocks", "m0013_releases",
    "m0014_joining", "m0015_exports", "m0016_partners", "m0017_proposals", "m0018_hour", "m0019_guests",
    "m0020_letters", "m0021_passings", "m0022_follow_ups", "m0023_police_path", "m0024_two_guests",
].map { .embedInCode("Migrations/\($0).sql") }

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let hummingbirdHTTP2 = Target.Dependency.product(name: "HummingbirdHTTP2", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let nioFoundation = Target.Dependency.product(name: "NIOFoundationCompat", package: "swift-nio")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")

let package = Package(
    name: "lichtpunt",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "lichtpunt", targets: ["Lichtpunt"]),
        .executable(name: "lichtpunt-operator", targets: ["Operator"]),
        .executable(name: "lichtpunt-solver", targets: ["Solver"]),
        .executable(name: "lichtpunt-load", targets: ["Load"]),
        .executable(name: "lichtpunt-under-test", targets: ["UnderTest"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.24.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0", traits: []),
    ],
    targets: [
        // Level 1: values and pure rules.
        .target(name: "HelplineCore", dependencies: [crypto]),
        .target(name: "DisclosureControl"),
        .target(name: "Sealing", dependencies: [crypto, cryptoExtras]),
        // To the operator's public key only: App may use it.
        .target(name: "BackupSealing", dependencies: [crypto]),

        // Level 2: features; never each other.
        .target(name: "Chat", dependencies: ["HelplineCore", "DisclosureControl", crypto]),
        .target(name: "Cases", dependencies: ["HelplineCore"], resources: [.embedInCode("CodeBook/code-book-1.json")]),
        .target(name: "Accounts", dependencies: ["HelplineCore", crypto, cryptoExtras]),
        .target(name: "Referral", dependencies: ["HelplineCore"]),
        .target(
            name: "Reporting", dependencies: ["HelplineCore", "DisclosureControl", crypto],
            resources: [.embedInCode("Plan/plan-1.json")]),

        // Level 3: adapters; stores may import features, SiteSupport none. StoreSupport is what both databases do alike.
        .target(
            name: "StoreSupport",
            dependencies: ["HelplineCore", "Chat", "Cases", "Accounts", "Referral", "Reporting", crypto]),
        .target(
            name: "SQLiteStore",
            dependencies: [
                "HelplineCore", "Chat", "Cases", "Accounts", "Reporting", "StoreSupport", grdb, sqlite,
                crypto,
            ],
            resources: migrations),
        .target(
            name: "PostgresStore",
            dependencies: [
                "HelplineCore", "Chat", "Cases", "Accounts", "Reporting", "StoreSupport", "CPostgres", crypto,
            ],
            resources: migrations),
        // One installation's stores, over whichever database it has.
        .target(
            name: "Storage",
            dependencies: [
                "HelplineCore", "Chat", "Cases", "Accounts", "Referral", "Reporting", "SQLiteStore",
                "PostgresStore", "StoreSupport",
            ]),
        // The system's libpq, PostgreSQL's own client.
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(
            name: "SiteSupport",
            dependencies: [
                "HelplineCore", "CZlib", hummingbird, hummingbirdCore, mustache, httpTypes, nioCore, nioPosix, nioHTTP1,
                logging, crypto, cryptoExtras, lifecycle,
            ]),
        // Only in a process of its own: nothing that a server runs reaches it.
        .target(name: "CbcSolver", dependencies: ["DisclosureControl", "CCbc"]),
        // The side of a program that starts one.
        .target(name: "SolverProcess", dependencies: ["DisclosureControl"]),
        // The system's COIN-OR, which solves linear programs.
        .systemLibrary(name: "CCbc", pkgConfig: "cbc", providers: [.apt(["coinor-libcbc-dev"])]),
        // The system's zlib, to compress static files at start.
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // Level 4: sites; never stores, never each other. ChatWire is the JSON that both speak about a conversation.
        .target(name: "ChatWire", dependencies: ["HelplineCore", "Chat", "SiteSupport", hummingbird, nioCore]),
        .target(
            name: "VisitorSite",
            dependencies: [
                "HelplineCore", "Chat", "ChatWire", "Accounts", "SiteSupport", hummingbird, mustache, httpTypes,
                nioCore, logging, crypto,
            ]),
        .target(
            name: "StaffSite",
            dependencies: [
                "HelplineCore", "DisclosureControl", "Chat", "ChatWire", "Cases", "Accounts", "Referral", "Reporting",
                "SiteSupport", hummingbird, mustache, httpTypes, nioCore, logging, crypto,
            ]),
        .target(
            name: "PartnerSite",
            dependencies: [
                "HelplineCore", "Chat", "ChatWire", "Accounts", "SiteSupport", hummingbird, httpTypes, nioCore,
            ]),

        // Level 5: wiring and programs. App seals nothing; Operator and Load may.
        .target(
            name: "App",
            dependencies: [
                "HelplineCore", "DisclosureControl", "Chat", "Cases", "Accounts", "Referral", "Reporting",
                "BackupSealing", "Storage", "SQLiteStore", "SolverProcess", "PostgresStore", "StoreSupport",
                "SiteSupport", "VisitorSite", "StaffSite", "PartnerSite", hummingbird, hummingbirdCore,
                hummingbirdTLS, hummingbirdHTTP2, lifecycle, unixSignals, argumentParser, configuration, logging,
                nioCore,
                nioHTTPTypes, crypto,
            ]),
        .executableTarget(name: "Lichtpunt", dependencies: ["App"]),
        .executableTarget(name: "Solver", dependencies: ["CbcSolver", "SolverProcess"]),
        .executableTarget(
            name: "Operator",
            dependencies: [
                "HelplineCore", "Chat", "Cases", "Accounts", "Referral", "Storage", "Sealing", argumentParser, crypto,
            ]),
        // Linux only: how the load program waits on thousands of sockets.
        .systemLibrary(name: "CEpoll"),
        .executableTarget(
            name: "Load",
            dependencies: [
                "HelplineCore", "Accounts", "Sealing", "CEpoll", argumentParser, httpClient, nioCore, nioHTTP1,
                nioFoundation,
            ]),
        .executableTarget(
            name: "UnderTest", dependencies: ["HelplineCore", "App", "SiteSupport", argumentParser],
            path: "Support/UnderTest"),
        .target(
            name: "TestSupport", dependencies: ["HelplineCore", "Chat", "Cases", "Accounts"],
            path: "Support/TestSupport"),
        .target(
            name: "SiteTestSupport",
            dependencies: ["HelplineCore", hummingbird, hummingbirdTesting, httpTypes, nioCore],
            path: "Support/SiteTestSupport"),

        // Tests, nearest first.
        .testTarget(name: "HelplineCoreTests", dependencies: ["HelplineCore", "TestSupport"]),
        .testTarget(name: "DisclosureControlTests", dependencies: ["HelplineCore", "DisclosureControl", "CbcSolver"]),
        .testTarget(name: "SealingTests", dependencies: ["Sealing", crypto], resources: [.copy("Vectors")]),
        .testTarget(name: "BackupSealingTests", dependencies: ["BackupSealing"]),
        .testTarget(name: "ChatTests", dependencies: ["HelplineCore", "DisclosureControl", "Chat", "TestSupport"]),
        .testTarget(
            name: "CasesTests", dependencies: ["HelplineCore", "Cases", "TestSupport"],
            resources: [.copy("Data")]),
        .testTarget(name: "AccountsTests", dependencies: ["HelplineCore", "Accounts", "TestSupport", crypto]),
        .testTarget(name: "ReferralTests", dependencies: ["HelplineCore", "Referral"]),
        .testTarget(
            name: "ReportingTests",
            dependencies: ["HelplineCore", "Reporting", "DisclosureControl", "CbcSolver", crypto]),
        .testTarget(
            name: "SolverProcessTests", dependencies: ["DisclosureControl", "CbcSolver", "SolverProcess", "Solver"]),
        .testTarget(
            name: "StoreContractTests",
            dependencies: [
                "HelplineCore", "DisclosureControl", "CbcSolver", "Chat", "Cases", "Accounts", "Referral", "Reporting",
                "SQLiteStore", "PostgresStore", "StoreSupport", "Storage", "TestSupport", "Sealing", grdb, crypto,
            ]),
        .testTarget(
            name: "VisitorSiteTests",
            dependencies: [
                "HelplineCore", "Chat", "ChatWire", "Accounts", "SiteSupport", "VisitorSite", "SQLiteStore",
                "StoreSupport", "TestSupport", "SiteTestSupport", "Sealing", hummingbird, hummingbirdTesting, httpTypes,
                nioCore, nioHTTP1, nioPosix, logging, lifecycle, crypto, grdb,
            ]),
        .testTarget(
            name: "StaffSiteTests",
            dependencies: [
                "HelplineCore", "Chat", "Cases", "Accounts", "Referral", "Reporting", "CbcSolver", "SiteSupport",
                "StaffSite", "SQLiteStore", "StoreSupport", "TestSupport", "Sealing", hummingbird, hummingbirdTesting,
                httpTypes, nioCore, nioHTTP1, logging, crypto, grdb,
            ]),
        .testTarget(
            name: "PartnerSiteTests",
            dependencies: [
                "HelplineCore", "Chat", "ChatWire", "Accounts", "SiteSupport", "PartnerSite", "SQLiteStore",
                "StoreSupport", "TestSupport", "SiteTestSupport", "Sealing", hummingbird, hummingbirdTesting, httpTypes,
                nioCore, crypto,
            ]),
        .testTarget(
            name: "AppTests",
            dependencies: [
                "HelplineCore", "Chat", "Cases", "Referral", "Reporting", "Storage", "VisitorSite", "App",
                "TestSupport", crypto, httpTypes, nioCore, nioPosix, nioHTTPTypes, nioEmbedded, hummingbirdCore,
                hummingbirdHTTP2,
                lifecycle, logging,
            ]),
    ]
)

// Only `make bench-disclosure` asks for it.
if Context.environment["LICHTPUNT_BENCH"] != nil {
    package.targets.append(
        .executableTarget(
            name: "DisclosureBench",
            dependencies: ["HelplineCore", "DisclosureControl", "CbcSolver", "Cases", "Reporting", "StoreSupport"],
            path: "Tests/Benchmarks/Disclosure"))
    package.products.append(.executable(name: "lichtpunt-disclosure-bench", targets: ["DisclosureBench"]))
}

// Only `make fuzz` asks for it: it links libFuzzer, which nothing else needs.
if Context.environment["LICHTPUNT_FUZZ"] != nil {
    package.targets += [
        .systemLibrary(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                "HelplineCore", "Chat", "ChatWire", "Cases", "Accounts", "Referral", "Sealing", "SiteSupport",
                "CFuzzer",
                nioCore,
            ],
            path: "Tests/Fuzz/Parsers"),
    ]
    package.products.append(.executable(name: "lichtpunt-fuzz", targets: ["Fuzz"]))
}

for target in package.targets where target.type != .system { target.swiftSettings = strict }
