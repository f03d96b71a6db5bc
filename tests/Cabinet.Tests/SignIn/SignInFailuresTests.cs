using Hub.Cabinet.SignIn;

namespace Hub.Cabinet.Tests.SignIn;

/// <summary>How long a guesser waits.</summary>
public sealed class SignInFailuresTests
{
    [TestCase(0, 0)]
    [TestCase(4, 0)]
    [TestCase(5, 1)]
    [TestCase(6, 2)]
    [TestCase(8, 8)]
    [TestCase(11, 60)]
    [TestCase(1000, 60)]
    public void The_pause_doubles_from_one_minute_to_an_hour(int failures, int minutes) =>
        Assert.That(SignInFailures.PauseAfter(failures), Is.EqualTo(TimeSpan.FromMinutes(minutes)));
}
