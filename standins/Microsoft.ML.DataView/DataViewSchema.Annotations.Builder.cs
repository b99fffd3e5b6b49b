using Microsoft.ML.Data;
using Microsoft.ML.Internal.DataView;

namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    public sealed partial class Annotations
    {
        /// <summary>Collects annotations.</summary>
        public sealed class Builder
        {
            private readonly DataViewSchema.Builder _schema = new();
            private readonly List<Delegate> _getters = [];

            /// <summary>Copies the annotations whose kind is selected.</summary>
            public void Add(Annotations annotations, Func<string, bool> selector)
            {
                Contracts.CheckValue(selector, nameof(selector));
                if (annotations is null)
                    return;
                foreach (Column column in annotations.Schema)
                {
                    if (selector(column.Name))
                        Add(column.Name, column.Type, annotations.GetGetterInternal(column.Index), column.Annotations);
                }
            }

            /// <summary>Adds an annotation.</summary>
            public void Add<TValue>(string name, DataViewType type, ValueGetter<TValue> getter, Annotations annotations = null)
            {
                Contracts.CheckValue(type, nameof(type));
                if (type.RawType != typeof(TValue))
                    throw new ArgumentException($"The raw type of {type} is {type.RawType}, not {typeof(TValue)}.", nameof(type));
                Add(name, type, (Delegate)getter, annotations);
            }

            /// <summary>Adds an annotation whose getter's type is known only at run time.</summary>
            public void Add(string name, DataViewType type, Delegate getter, Annotations annotations = null)
            {
                Contracts.CheckValue(getter, nameof(getter));
                Contracts.CheckValue(type, nameof(type));
                Contracts.CheckParam(getter.GetType() == typeof(ValueGetter<>).MakeGenericType(type.RawType), nameof(getter));
                _schema.AddColumn(name, type, annotations);
                _getters.Add(getter);
            }

            /// <summary>Adds an annotation of one fixed value.</summary>
            public void AddPrimitiveValue<TValue>(string name, PrimitiveDataViewType type, TValue value, Annotations annotations = null)
                => Add(name, type, (ref TValue destination) => destination = value, annotations);

            /// <summary>The annotations added so far.</summary>
            public Annotations ToAnnotations() => new(_schema.ToSchema(), _getters.ToArray());
        }
    }
}
