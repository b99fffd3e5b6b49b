using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>How the members of a class are read and written as columns.</summary>
public sealed class SchemaDefinition : List<SchemaDefinition.Column>
{
    /// <summary>The column of the given name; null if there is none.</summary>
    public Column this[string columnName]
    {
        get => Find(column => column.ColumnName == columnName);
        set => this[FindIndex(column => column.ColumnName == columnName)] = value;
    }

    /// <summary>The definition that the class itself gives with its types and attributes.</summary>
    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both)
    {
        var definition = new SchemaDefinition();
        foreach (MemberInfo member in Members(userType, direction))
        {
            if (member.IsDefined(typeof(NoColumnAttribute)))
                continue;
            string name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name;
            if (definition[name] is not null)
                throw new ArgumentOutOfRangeException(nameof(userType), $"Duplicate column name '{name}' detected, this is disallowed");
            definition.Add(new Column(member.Name, MemberTypes.ColumnType(member), name));
        }
        return definition;
    }

    private static IEnumerable<MemberInfo> Members(Type userType, Direction direction)
    {
        IEnumerable<PropertyInfo> properties = userType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0
                && ((direction.HasFlag(Direction.Read) && property.GetMethod is { IsPublic: true })
                    || (direction.HasFlag(Direction.Write) && property.SetMethod is { IsPublic: true })
                    || (direction == Direction.Both && (property.GetMethod ?? property.SetMethod).IsPublic)));
        return userType.GetFields(BindingFlags.Public | BindingFlags.Instance).Concat<MemberInfo>(properties);
    }

    /// <summary>Whether members are read, written, or both.</summary>
    [Flags]
    public enum Direction
    {
        /// <summary>Members are read.</summary>
        Read = 1,

        /// <summary>Members are written.</summary>
        Write = 2,

        /// <summary>Both.</summary>
        Both = Read | Write,
    }

    /// <summary>One member as a column.</summary>
    public sealed class Column
    {
        private readonly DataViewSchema.Annotations.Builder _annotations = new();

        internal Column(string memberName, DataViewType columnType, string columnName = null)
        {
            MemberName = memberName;
            ColumnType = columnType;
            ColumnName = columnName ?? memberName;
        }

        /// <summary>The member's name.</summary>
        public string MemberName { get; }

        /// <summary>The column's name.</summary>
        public string ColumnName { get; set; }

        /// <summary>The column's type.</summary>
        public DataViewType ColumnType { get; set; }

        /// <summary>The annotations added so far.</summary>
        public DataViewSchema.Annotations Annotations => _annotations.ToAnnotations();

        /// <summary>Annotates the column.</summary>
        public void AddAnnotation<T>(string kind, T value, DataViewType annotationType)
            => _annotations.Add(kind, annotationType, (ref T destination) => destination = value);
    }
}
