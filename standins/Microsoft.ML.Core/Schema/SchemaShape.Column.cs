using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class SchemaShape
{
    /// <summary>A column's name and type without sizes.</summary>
    public struct Column
    {
        /// <summary>The name.</summary>
        public readonly string Name;

        /// <summary>Whether the values are scalars or vectors.</summary>
        public readonly VectorKind Kind;

        /// <summary>The type of a scalar or of a vector's items; of keys the number that holds them.</summary>
        public readonly DataViewType ItemType;

        /// <summary>Whether the items are keys.</summary>
        public readonly bool IsKey;

        /// <summary>The shape of the annotations.</summary>
        public readonly SchemaShape Annotations;

        internal Column(string name, VectorKind vecKind, DataViewType itemType, bool isKey, SchemaShape annotations = null)
        {
            Contracts.CheckNonEmpty(name, nameof(name));
            Contracts.CheckParam(itemType is not KeyDataViewType, nameof(itemType), "Give the number that holds the key, and isKey.");
            Contracts.CheckParam(itemType is not VectorDataViewType, nameof(itemType), "Give the type of the items, and the kind of vector.");
            Contracts.CheckParam(!isKey || KeyDataViewType.IsValidDataType(itemType?.RawType), nameof(itemType), "Keys are held in Byte, UInt16, UInt32 or UInt64.");
            Name = name;
            Kind = vecKind;
            ItemType = itemType;
            IsKey = isKey;
            Annotations = annotations ?? new SchemaShape([]);
        }

        /// <summary>Scalar, or vector with or without a size of its own.</summary>
        public enum VectorKind
        {
            /// <summary>One value.</summary>
            Scalar,

            /// <summary>A vector of a size that all rows share.</summary>
            Vector,

            /// <summary>A vector whose size may differ from row to row.</summary>
            VariableVector,
        }

        internal bool IsValid => Name is not null;

        internal bool IsCompatibleWith(Column source)
        {
            Contracts.CheckParam(source.IsValid, nameof(source), "The column was not made by its constructor.");
            return Name == source.Name
                && Kind == source.Kind
                && ItemType.Equals(source.ItemType)
                && IsKey == source.IsKey
                && Annotations.All(needed => source.Annotations.TryFindColumn(needed.Name, out Column found) && needed.IsCompatibleWith(found));
        }

        internal string GetTypeString()
        {
            string item = IsKey ? $"Key<{ItemType}>" : ItemType.ToString();
            return Kind switch
            {
                VectorKind.Vector => $"Vector<{item}>",
                VectorKind.VariableVector => $"VarVector<{item}>",
                _ => item,
            };
        }
    }
}
