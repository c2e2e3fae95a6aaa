import App

await CommandRun.run(UnderTestCommand.self)
