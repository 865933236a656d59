import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { PERSON_ROLES } from '#application';
import type { PersonRole } from '#application';
import { PersonId } from '../http/field-rules.js';

export class CredentialsDto {
  @ApiProperty({ example: 'tiepnhan', description: 'name of the account; name@tenant where there are several' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  account!: string;

  @ApiProperty() @IsString() @MinLength(1) @MaxLength(1_000) password!: string;
}

export class PasswordChangeDto {
  @ApiProperty() @IsString() @MinLength(1) @MaxLength(1_000) current!: string;
  @ApiProperty({ minLength: 10, maxLength: 200 }) @IsString() @MinLength(1) @MaxLength(1_000) next!: string;
}

export class SessionAccountDto {
  @ApiProperty() name!: string;
  @ApiProperty() displayName!: string;
  @ApiProperty({ enum: PERSON_ROLES }) role!: PersonRole;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'root of the agency subtree it sees; null: all of the tenant',
  })
  unitId!: string | null;
  @ApiProperty({ description: 'name of the unit, or of the tenant' }) unitName!: string;
  @ApiProperty() actorId!: string;
  @ApiProperty() tenant!: string;
  @ApiProperty({ example: 'Asia/Ho_Chi_Minh' }) timezone!: string;
  @ApiProperty({ description: 'until it is done every other route answers 403 PASSWORD.CHANGE_NEEDED' })
  mustChangePassword!: boolean;
}

export class ActingForDto {
  @ApiProperty() actorId!: string;
  @ApiProperty() displayName!: string;
  @ApiProperty({ enum: PERSON_ROLES, description: 'what the session may do meanwhile' }) role!: PersonRole;
  @ApiProperty({ type: String, nullable: true, description: 'what it sees meanwhile; null: all of the tenant' })
  unitId!: string | null;
  @ApiProperty() unitName!: string;
}

export class ActForDto {
  @ApiProperty({ description: 'whoever is represented, in a delegation to the caller that is in force' })
  @PersonId()
  onBehalfOf!: string;
}

export class SessionDto {
  @ApiProperty({ type: SessionAccountDto }) account!: SessionAccountDto;
  @ApiProperty({ type: ActingForDto, nullable: true, description: 'null: they act for themselves' })
  actingFor!: ActingForDto | null;
  @ApiProperty({ format: 'date-time', description: 'when it ends if nothing more is asked' }) expiresAt!: string;
}

export class DemoAccountDto {
  @ApiProperty() account!: string;
  @ApiProperty() password!: string;
  @ApiProperty({ enum: PERSON_ROLES }) role!: PersonRole;
  @ApiProperty() displayName!: string;
}

export class OidcOptionDto {
  @ApiProperty({ example: 'Tài khoản VNeID' }) label!: string;
  @ApiProperty({ example: '/api/v1/session/oidc' }) url!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'where one signs out of the provider too, after DELETE /session',
  })
  signOutUrl!: string | null;
}

export class SignInOptionsDto {
  @ApiProperty({ type: [DemoAccountDto], description: 'of demo data on this computer only; else empty' })
  demoAccounts!: DemoAccountDto[];
  @ApiProperty({ type: OidcOptionDto, nullable: true }) oidc!: OidcOptionDto | null;
}
