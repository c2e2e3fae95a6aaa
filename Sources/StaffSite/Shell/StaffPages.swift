import SiteSupport

/// What every page of the staff site knows: the configuration of its scripts.
struct WorkspacePage: Page {
    static let template = "workspace"
    static let example = WorkspacePage(config: "{}")
    let config: String
}

/// The researcher's desk: a document of its own, since no key is needed for what is published.
struct ReportDeskPage: Page {
    static let template = "report-desk"
    static let example = ReportDeskPage(config: "{}")
    let config: String
}

/// The set-up of an installation by its first coordinator.
struct SetUpPage: Page {
    static let template = "set-up"
    static let example = SetUpPage(config: "{}")
    let config: String
}

/// The enrolment of a newcomer by his invitation.
struct EnrolmentPage: Page {
    static let template = "enrolment"
    static let example = EnrolmentPage(config: "{}")
    let config: String
}
