namespace Microsoft.ML.Recurrent.Reliability.Cases;

/// <summary>One case, run.</summary>
/// <param name="Number">Its number; with the seed it gives the case again.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Milliseconds">Wall clock, or the time worked where that is less; the least of up to three runs where it was above a second.</param>
/// <param name="PeakMegabytes">The largest resident memory of the whole process while it ran.</param>
/// <param name="What">What was damaged.</param>
/// <param name="Message">The error, one line; empty where there was none.</param>
internal sealed record CaseResult(int Number, Outcome Outcome, double Milliseconds, double PeakMegabytes, string What, string Message);
