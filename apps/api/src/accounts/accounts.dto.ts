import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsIn, IsISO8601, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { PERSON_ROLES, ROLES } from '#application';
import type { PersonRole, Role } from '#application';

const Optional = () => ValidateIf((_, value) => value !== undefined);
const Nullable = () => ValidateIf((_, value) => value !== undefined && value !== null);
/** Something besides blanks, on one line. */
const ONE_LINE = /^(?=.*\S)[^\p{Cc}]+$/u;

export class NewAccountDto {
  @ApiProperty({ example: 'lan.nguyen', description: 'what the person types: a-z, digits, dot, dash, underscore' })
  @IsString()
  @MaxLength(40)
  name!: string;

  @ApiProperty({ example: 'Nguyễn Thị Lan' }) @IsString() @MaxLength(200) @Matches(ONE_LINE) displayName!: string;
  @ApiProperty({ enum: PERSON_ROLES }) @IsIn(PERSON_ROLES) role!: PersonRole;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'root of the subtree it may see; absent: the whole tenant',
  })
  @Nullable()
  @IsString()
  @MaxLength(100)
  unitId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'verified address at the OpenID provider' })
  @Nullable()
  @IsEmail()
  @MaxLength(200)
  email?: string | null;
}

export class AccountPatchDto {
  @ApiPropertyOptional() @Optional() @IsString() @MaxLength(200) @Matches(ONE_LINE) displayName?: string;
  @ApiPropertyOptional({ enum: PERSON_ROLES }) @Optional() @IsIn(PERSON_ROLES) role?: PersonRole;

  @ApiPropertyOptional({ type: String, nullable: true })
  @Nullable()
  @IsString()
  @MaxLength(100)
  unitId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true }) @Nullable() @IsEmail() @MaxLength(200) email?: string | null;
  @ApiPropertyOptional() @Optional() @IsBoolean() disabled?: boolean;
}

export class NewTokenDto {
  @ApiProperty({ example: 'Trục ESB', description: 'whose token it is; becomes its actor' })
  @IsString()
  @MaxLength(100)
  @Matches(ONE_LINE)
  name!: string;

  @ApiProperty({ enum: ROLES }) @IsIn(ROLES) role!: Role;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'root of the subtree it may see; absent: the whole tenant',
  })
  @Nullable()
  @IsString()
  @MaxLength(100)
  unitId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, format: 'date-time', description: 'absent: it does not expire' })
  @Nullable()
  @IsISO8601({ strict: true })
  expiresAt?: string | null;
}
