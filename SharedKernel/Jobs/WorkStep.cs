namespace Hub.SharedKernel.Jobs;

/// <summary>How far long work is.</summary>
/// <param name="TextKey">Key of the sentence that says what is done now; it may use <c>{0}</c> for the done and <c>{1}</c> for all.</param>
/// <param name="Done">How many pieces of this stage are done.</param>
/// <param name="Total">How many pieces this stage has; 0 when nobody knows.</param>
public sealed record WorkStep(string TextKey, long Done, long Total)
{
    /// <summary>The done part of the stage, 0 to 1.</summary>
    public double Share => Total <= 0 ? 0 : Math.Clamp((double)Done / Total, 0, 1);
}
