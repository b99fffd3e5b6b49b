using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Architecture.Tests.Metadata;

/// <summary>Reads from a method's instructions the types, methods and fields they name.</summary>
internal static class IlTokens
{
    private static readonly Dictionary<short, OperandType> s_operands = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value, code => code.OperandType);

    public static IEnumerable<EntityHandle> In(MethodBodyBlock body)
    {
        var tokens = new List<EntityHandle>();
        var instructions = body.GetILReader();
        while (instructions.RemainingBytes > 0)
        {
            short code = instructions.ReadByte();
            if (code == 0xFE)
                code = (short)(0xFE00 | instructions.ReadByte());
            switch (s_operands[code])
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    tokens.Add((EntityHandle)MetadataTokens.Handle(instructions.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    instructions.Offset += 4 * instructions.ReadInt32();
                    break;
                case var operand:
                    instructions.Offset += Size(operand);
                    break;
            }
        }
        return tokens;
    }

    private static int Size(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
