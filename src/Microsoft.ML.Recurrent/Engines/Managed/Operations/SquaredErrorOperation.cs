namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>mean((p − t)²)</c>; backward <c>dp = 2(p − t)/N</c>, and its negative for t.</summary>
internal sealed unsafe class SquaredErrorOperation : Operation
{
    private ManagedTensor _prediction = null!, _target = null!, _loss = null!;

    public void Forward(ManagedTensor prediction, ManagedTensor target, ManagedTensor loss)
    {
        (_prediction, _target, _loss) = (prediction, target, loss);
        double sum = 0;
        for (int row = 0; row < prediction.Rows; row++)
        {
            float* p = prediction.Row(row), t = target.Row(row);
            for (int i = 0; i < prediction.Width; i++)
            {
                double error = p[i] - t[i];
                sum += error * error;
            }
        }

        *loss.Data = (float)(sum / prediction.Shape.ElementCount);
    }

    public override void Backward(Arena arena)
    {
        if (_loss.Gradient == null)
            return;
        float scale = *_loss.Gradient * 2f / _prediction.Shape.ElementCount;
        Pass(_prediction, scale, arena);
        Pass(_target, -scale, arena);
    }

    private void Pass(ManagedTensor input, float scale, Arena arena)
    {
        if (!input.WantsGradient)
            return;
        float* d = input.AccumulateGradient(arena);
        for (int row = 0; row < input.Rows; row++)
        {
            float* p = _prediction.Row(row), t = _target.Row(row), dx = d + ((long)row * input.Stride);
            for (int i = 0; i < input.Width; i++)
                dx[i] += scale * (p[i] - t[i]);
        }
    }
}
