import App
import ArgumentParser

await CommandRun.run(LichtpuntCommand.self)
